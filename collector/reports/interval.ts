// How sure a share is: the Wilson interval, and the mark of one that stands on few.

/** What a share is a share of, as counts. */
export interface Share {
  numerator: number
  denominator: number
}

/** Of the standard normal distribution: 95 % lie within so many deviations. */
const deviations = 1.959963984540054

/** Below so many a share is marked: half a dozen more or fewer would change it visibly. */
const lowVolume = 100

/** Where the share lies with 95 % confidence (E. B. Wilson, 1927); null of nothing and of what is no share. */
export function wilsonInterval({ numerator, denominator }: Share): [low: number, high: number] | null {
  if (denominator <= 0 || numerator < 0 || numerator > denominator) return null
  const share = numerator / denominator
  const spread = deviations ** 2 / denominator
  const middle = share + spread / 2
  const half = deviations * Math.sqrt((share * (1 - share)) / denominator + spread / (4 * denominator))
  const low = numerator === 0 ? 0 : (middle - half) / (1 + spread)
  const high = numerator === denominator ? 1 : (middle + half) / (1 + spread)
  return [low, high]
}

export type Intervals = Record<string, [low: number, high: number]>

/** What stands beside a row's figures about its shares; nothing where it has none. */
export function certaintyOf(shares: Readonly<Record<string, Share>>): {
  intervals?: Intervals
  low_volume?: string[]
} {
  const known = Object.entries(shares).flatMap(([name, share]) => {
    const interval = wilsonInterval(share)
    return interval ? [{ name, interval, isLow: share.denominator < lowVolume }] : []
  })
  const low = known.filter(({ isLow }) => isLow).map(({ name }) => name)
  return {
    ...(known.length > 0
      ? { intervals: Object.fromEntries(known.map(({ name, interval }) => [name, interval])) }
      : {}),
    ...(low.length > 0 ? { low_volume: low } : {}),
  }
}
