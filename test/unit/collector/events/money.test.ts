import { describe, expect, it } from 'vitest'
import { toMinor } from '../../../../collector/events/money.ts'
import { limits } from '../../../../sdk/protocol/limits.ts'

describe('toMinor', () => {
  it.each([
    { value: 59.9, currency: 'EUR', minor: 5990, why: 'two digits' },
    { value: 1200, currency: 'JPY', minor: 1200, why: 'the yen has no minor unit' },
    { value: 1200.5, currency: 'JPY', minor: 1201, why: 'half a yen goes away from zero' },
    { value: 12.345, currency: 'TND', minor: 12_345, why: 'the dinar has three digits' },
    { value: 1990.5, currency: 'HUF', minor: 199_050, why: 'the forint has two by ISO 4217, none by Intl' },
    { value: 1.2345, currency: 'CLF', minor: 12_345, why: 'four digits' },
    { value: 1.005, currency: 'EUR', minor: 101, why: 'multiplying by 100 would give 100.49999999999999' },
    { value: 0.1 + 0.2, currency: 'EUR', minor: 30, why: 'the error of binary fractions stays below a cent' },
    { value: -1.005, currency: 'EUR', minor: -101, why: 'half away from zero below zero too' },
    { value: -12.34, currency: 'EUR', minor: -1234, why: 'a negative amount' },
    { value: 0, currency: 'EUR', minor: 0, why: 'nothing' },
    { value: 1e-7, currency: 'EUR', minor: 0, why: 'a number written with an exponent' },
    { value: -1e-7, currency: 'EUR', minor: 0, why: 'never minus zero' },
    { value: 999_999_999_999.99, currency: 'EUR', minor: 99_999_999_999_999, why: 'just below the limit' },
  ])('turns $value $currency into $minor: $why', ({ value, currency, minor }) => {
    expect(toMinor(value, currency)).toBe(minor)
  })

  it.each([
    { value: Number.NaN, currency: 'EUR', why: 'not a number' },
    { value: Number.POSITIVE_INFINITY, currency: 'EUR', why: 'not finite' },
    { value: limits.moneyMajor * 1.001, currency: 'EUR', why: 'over the limit' },
    { value: -limits.moneyMajor * 1.001, currency: 'EUR', why: 'over the limit below zero' },
    { value: limits.moneyMajor, currency: 'CLF', why: 'more minor units than a number holds exactly' },
    { value: 1, currency: 'eur', why: 'codes are upper case' },
    { value: 1, currency: 'XXX', why: 'no currency' },
    { value: 1, currency: 'XAU', why: 'gold has no minor unit' },
    { value: 1, currency: 'HRK', why: 'no longer active' },
    { value: 1, currency: 'constructor', why: 'a name of every object' },
    { value: 1, currency: '', why: 'empty' },
  ])('refuses $value $currency: $why', ({ value, currency }) => {
    expect(toMinor(value, currency)).toBeNull()
  })
})
