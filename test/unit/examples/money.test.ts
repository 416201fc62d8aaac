import { expect, it } from 'vitest'
import { formatEuros, toDecimal } from '../../../examples/storefront/shop/money.js'

it.each([
  [0, '€0.00'],
  [5, '€0.05'],
  [2490, '€24.90'],
  [118990, '€1,189.90'],
])('%i cents are shown as %s', (cents, shown) => {
  expect(formatEuros(cents)).toBe(shown)
})

it('gives a decimal that prints to the cent, for every price up to 2,000 euros', () => {
  const wrong = Array.from({ length: 200_001 }, (_, cents) => cents).filter((cents) => {
    const printed = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
    return toDecimal(cents).toFixed(2) !== printed || Math.round(toDecimal(cents) * 100) !== cents
  })
  expect(wrong).toEqual([])
})
