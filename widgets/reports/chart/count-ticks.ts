// Round numbers for an axis: 0, then steps of 1, 2 or 5 times a power of ten.

/**
 * Ticks from 0 up to at least `highest`; the last is the axis's top.
 * @param least the smallest step, default 1: whole numbers
 * @param wanted how many steps at most, default 4
 * @example countTicks(420) // [0, 200, 400, 600]
 */
export const countTicks = (highest: number, least = 1, wanted = 4): number[] => {
  const rough = Math.max(least, highest / wanted)
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = power * ([1, 2, 5, 10].find((each) => each * power >= rough) ?? 10)
  const steps = Math.max(1, Math.ceil(highest / step))
  return Array.from({ length: steps + 1 }, (_, index) => index * step)
}
