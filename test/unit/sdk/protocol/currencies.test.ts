import { describe, expect, it } from 'vitest'
import { currencyDigits } from '../../../../sdk/protocol/currencies.ts'

describe('currencyDigits', () => {
  it('lists each code once, as three capital letters', () => {
    const codes = [...currencyDigits.keys()]
    expect(codes.every((code) => /^[A-Z]{3}$/.test(code))).toBe(true)
    expect(codes).toHaveLength(new Set(codes).size)
  })

  it('knows every currency that this Node knows as being in use, less those that ISO 4217 has withdrawn', () => {
    const withdrawn = ['ANG', 'BGN', 'CUC', 'HRK', 'SLL', 'ZWL']
    const withoutUnit = /^X(?!AD|AF|CD|CG|OF|PF)/
    const recent = (code: string) => {
      const name = new Intl.DisplayNames('en', { type: 'currency' }).of(code) ?? code
      return !/\d{4}/.test(name) && name !== code
    }
    const missing = Intl.supportedValuesOf('currency')
      .filter((code) => recent(code) && !withoutUnit.test(code) && !withdrawn.includes(code))
      .filter((code) => !currencyDigits.has(code))
    expect(missing).toEqual([])
  })

  it.each([
    ['JPY', 0],
    ['ISK', 0],
    ['HUF', 2],
    ['EUR', 2],
    ['TND', 3],
    ['IQD', 3],
    ['CLF', 4],
  ])('gives %s %i digits', (code, digits) => {
    expect(currencyDigits.get(code)).toBe(digits)
  })
})
