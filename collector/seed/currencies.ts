// Orders in other currencies than the brand's: how many, and what a price becomes in each.
import { currencyDigits } from '../../sdk/protocol/currencies.ts'
import type { Weighted } from './random.ts'

/** What one unit of the brand's currency buys; round figures, so that a person can check an amount. */
const rates = { JPY: 160, TND: 3.3, HUF: 390 } as const

const homeShare = 94
const otherShare = 2

/** The currency of a visit by its weight; null: the brand's own. */
export const seedCurrencies: readonly Weighted<keyof typeof rates | null>[] = [
  [null, homeShare],
  ['JPY', otherShare],
  ['TND', otherShare],
  ['HUF', otherShare],
]

/** An amount in minor units of another currency: yen have none, dinars have thousandths. */
export function convert(minor: number, from: string, to: keyof typeof rates): number {
  const shift = digitsOf(to) - digitsOf(from)
  return Math.round(minor * rates[to] * 10 ** shift)
}

function digitsOf(currency: string): number {
  const digits = currencyDigits.get(currency)
  if (digits === undefined) throw new RangeError('a seed is in currencies of ISO 4217')
  return digits
}
