import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFormats } from '../../../../widgets/reports/formats.ts'
import { createMeasureText, unmeasuredSign } from '../../../../widgets/reports/measure-text.ts'
import { type Metric, metrics } from '../../../../widgets/reports/metrics.ts'

const text = createMeasureText(createFormats('en-GB'), { currency: 'EUR', digits: 2 })
const names = Object.keys(metrics) as Metric[]

test.each<[Metric, number, string]>([
  ['visitors', 1234, '1,234'],
  ['conversion', 0.0251, '2.5%'],
  ['revenue', 6042, '€60.42'],
  ['average_order', 0, '€0.00'],
])('%s of %d is written %s', (metric, value, expected) => {
  expect(text.value(metric, value)).toBe(expected)
})

test('not measured is never written as zero, nor zero as not measured', () => {
  for (const metric of names) {
    expect(text.value(metric, null)).toBe(unmeasuredSign)
    expect(text.value(metric, 0)).toContain('0')
  }
})

test.each<[string, Metric, number | null, number | null, string | null]>([
  ['more', 'orders', 110, 100, '+10%'],
  ['fewer', 'orders', 98, 100, '−2%'],
  ['as many', 'orders', 5, 5, '0%'],
  ['some after none', 'orders', 5, 0, 'new'],
  ['none after none', 'orders', 0, 0, '0%'],
  ['none after some', 'orders', 0, 5, '−100%'],
  ['a share in points', 'conversion', 0.028, 0.025, '+0.3 pt'],
  ['a share after zero', 'conversion', 0.02, 0, '+2 pt'],
  ['unknown now', 'orders', null, 5, null],
  ['unknown before', 'orders', 5, null, null],
])('the change of %s', (_, metric, now, before, expected) => {
  expect(text.change(metric, now, before)).toBe(expected)
})

test('a change never speaks of infinity or of what is not a number', () => {
  const value = fc.option(fc.nat(), { nil: null })
  fc.assert(
    fc.property(fc.constantFrom(...names), value, value, (metric, now, before) => {
      expect(text.change(metric, now, before) ?? '').not.toMatch(/∞|NaN/)
    }),
  )
})
