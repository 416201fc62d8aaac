import fc from 'fast-check'
import { expect, it } from 'vitest'
import { toMinor } from '../../collector/events/money.ts'
import { currencyDigits } from '../../sdk/protocol/currencies.ts'

const anyCurrency = fc.constantFrom(...currencyDigits.entries())

/** Decimal arithmetic on the digits themselves, with big integers. */
function byHand(text: string, digits: number): number {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.')
  const kept = BigInt(whole + fraction.padEnd(digits, '0').slice(0, digits))
  const rounded = (fraction[digits] ?? '0') >= '5' ? kept + 1n : kept
  return rounded === 0n ? 0 : Number(text.startsWith('-') ? -rounded : rounded)
}

it('equals decimal arithmetic on the digits that the shop wrote', () => {
  const amount = fc.tuple(
    fc.boolean(),
    fc.integer({ min: 0, max: 999_999_999 }),
    fc.stringMatching(/^\d{1,5}$/),
  )
  fc.assert(
    fc.property(amount, anyCurrency, ([negative, whole, fraction], [currency, digits]) => {
      const value = Number(`${negative ? '-' : ''}${whole}.${fraction}`)
      const written = Math.abs(value) < 1e-6 ? '0' : String(value)
      expect(toMinor(value, currency)).toBe(byHand(written, digits))
    }),
    { numRuns: 2000 },
  )
})

it('gives a whole number or null for any number whatever', () => {
  fc.assert(
    fc.property(fc.double(), anyCurrency, (value, [currency]) => {
      const minor = toMinor(value, currency)
      expect(minor === null || Number.isSafeInteger(minor)).toBe(true)
    }),
  )
})

it('is odd: the opposite amount is the opposite number of minor units', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 1e9, noNaN: true }), anyCurrency, (value, [currency]) => {
      expect((toMinor(-value, currency) ?? 1) + (toMinor(value, currency) ?? 1)).toBe(0)
    }),
  )
})
