import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFormats } from '../../../../widgets/reports/formats.ts'
import { createMeasureText, unmeasuredSign } from '../../../../widgets/reports/measure-text.ts'
import { type Unit, units } from '../../../../widgets/reports/metrics.ts'

const text = createMeasureText(createFormats('en-GB'), { currency: 'EUR', digits: 2 })

test.each<[Unit, number, string]>([
  ['count', 1234, '1,234'],
  ['ratio', 0.0251, '2.5%'],
  ['minor', 6042, '€60.42'],
  ['minor', 0, '€0.00'],
  ['seconds', 48, '48 s'],
  ['seconds', 185, '3 min 05 s'],
  ['seconds', 119.7, '2 min 00 s'],
  ['decimal', 2.345, '2.3'],
])('%s of %d is written %s', (unit, value, expected) => {
  expect(text.value(unit, value)).toBe(expected)
})

test('not measured is never written as zero, nor zero as not measured', () => {
  for (const unit of units) {
    expect(text.value(unit, null)).toBe(unmeasuredSign)
    expect(text.value(unit, 0)).toContain('0')
  }
})

test.each<[string, Unit, number | null, number | null, string | null]>([
  ['more', 'count', 110, 100, '+10%'],
  ['fewer', 'count', 98, 100, '−2%'],
  ['as many', 'count', 5, 5, '0%'],
  ['some after none', 'count', 5, 0, 'new'],
  ['none after none', 'count', 0, 0, '0%'],
  ['none after some', 'count', 0, 5, '−100%'],
  ['a share in points', 'ratio', 0.028, 0.025, '+0.3 pt'],
  ['a share after zero', 'ratio', 0.02, 0, '+2 pt'],
  ['unknown now', 'count', null, 5, null],
  ['unknown before', 'count', 5, null, null],
])('the change of %s', (_, unit, now, before, expected) => {
  expect(text.change(unit, now, before)).toBe(expected)
})

test('a change never speaks of infinity or of what is not a number', () => {
  const value = fc.option(fc.nat(), { nil: null })
  fc.assert(
    fc.property(fc.constantFrom(...units), value, value, (unit, now, before) => {
      expect(text.change(unit, now, before) ?? '').not.toMatch(/∞|NaN/)
    }),
  )
})
