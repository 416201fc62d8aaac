// An amount divided by weights so that the parts add up to it, to the minor unit: the largest remainder's method.

/**
 * Each part is its exact share cut to whole minor units; the units left over go one each to the largest remainders, the
 * earlier part first where two are the same. `amountMinor` is 0 or more; weights are whole, and one of them is above 0.
 */
export function splitAmount(amountMinor: number, weights: readonly number[]): number[] {
  const total = BigInt(weights.reduce((sum, weight) => sum + weight, 0))
  // An amount times a weight is beyond what a number holds exactly.
  const exact = weights.map((weight) => BigInt(amountMinor) * BigInt(weight))
  const parts = exact.map((product) => Number(product / total))
  const left = amountMinor - parts.reduce((sum, part) => sum + part, 0)
  const byRemainder = exact
    .map((product, place) => ({ place, remainder: product % total }))
    .sort((a, b) => compare(b.remainder, a.remainder) || a.place - b.place)
  const luckier = new Set(byRemainder.slice(0, left).map(({ place }) => place))
  return parts.map((part, place) => part + Number(luckier.has(place)))
}

function compare(a: bigint, b: bigint): number {
  return a === b ? 0 : a < b ? -1 : 1
}
