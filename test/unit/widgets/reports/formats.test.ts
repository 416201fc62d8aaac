import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createFormats } from '../../../../widgets/reports/formats.ts'

const formats = createFormats('en-GB')

test.each([
  [0, '0'],
  [7, '7'],
  [12480, '12,480'],
  [1234567, '1,234,567'],
  [-3, '−3'],
])('the count %d is written %s', (value, expected) => {
  expect(formats.count(value)).toBe(expected)
})

describe('money', () => {
  test.each([
    ['euros have two digits', 1921450, 'EUR', 2, '€19,214.50'],
    ['nothing is nothing', 0, 'EUR', 2, '€0.00'],
    ['yen have none', 1921450, 'JPY', 0, '¥1,921,450'],
    ['dinars have three', 1921450, 'KWD', 3, 'KWD 1,921.450'],
    ['forints as the brand’s digits say, not as Intl does', 1921450, 'HUF', 2, 'Ft 19,214.50'],
    ['less than a unit', 5, 'EUR', 2, '€0.05'],
    ['money given back', -500, 'EUR', 2, '−€5.00'],
  ])('%s', (_, minor, currency, digits, expected) => {
    expect(formats.money(minor, { currency, digits }).replace(/\u00a0/g, ' ')).toBe(expected)
  })

  test.each([[null], ['euro'], ['<b>']])('with the currency %j the amount stands alone', (currency) => {
    expect(formats.money(123456, { currency, digits: 2 })).toBe('1,234.56')
  })

  test('no minor unit is lost or made, whatever the digits', () => {
    const minor = fc.integer({ min: -(2 ** 50), max: 2 ** 50 })
    fc.assert(
      fc.property(minor, fc.constantFrom(0, 2, 3, 4), (amount, digits) => {
        const written = formats.money(amount, { currency: null, digits })
        const back = Number(written.replace('−', '-').replace(/[,.]/g, ''))
        expect(back).toBe(amount === 0 ? 0 : amount)
      }),
    )
  })
})

test.each([
  [0, '0%'],
  [0.025, '2.5%'],
  [1, '100%'],
  [0.3333, '33.3%'],
])('the share %d is written %s', (share, expected) => {
  expect(formats.rate(share)).toBe(expected)
})

test.each([
  [0.04, '+4%'],
  [-0.02, '−2%'],
  [0, '0%'],
  [0.001, '0%'],
  [11.5, '+1,150%'],
])('the change %d is written %s', (share, expected) => {
  expect(formats.change(share)).toBe(expected)
})

test.each([
  [0.003, '+0.3 pt'],
  [-0.012, '−1.2 pt'],
  [0, '0 pt'],
])('the difference of shares %d is written %s', (difference, expected) => {
  expect(formats.points(difference)).toBe(expected)
})

test('days are written in words that do not depend on the machine’s zone', () => {
  expect(formats.day('2026-11-21')).toBe('21 Nov')
  expect(formats.weekday('2026-11-21')).toBe('Sat 21 Nov')
})

test.each([
  [{ from: '2026-11-01', to: '2026-11-30' }, /^1\s?–\s?30 Nov 2026$/],
  [{ from: '2026-10-23', to: '2026-11-21' }, /^23 Oct\s?–\s?21 Nov 2026$/],
  [{ from: '2025-12-31', to: '2026-01-01' }, /^31 Dec 2025\s?–\s?1 Jan 2026$/],
  [{ from: '2026-11-21', to: '2026-11-21' }, /^21 Nov 2026$/],
])('the period %j says each part once', (period, expected) => {
  expect(formats.period(period)).toMatch(expected)
})

test('an instant is the zone’s clock, with its day unless that is today', () => {
  const instant = Date.UTC(2026, 10, 21, 20, 28)
  expect(formats.instant(instant, 'Europe/Paris', '2026-11-21')).toBe('21:28')
  expect(formats.instant(instant, 'Asia/Kathmandu', '2026-11-21')).toBe('22 Nov, 02:13')
})
