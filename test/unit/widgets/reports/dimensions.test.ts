import { expect, test } from 'vitest'
import { dimensionLabel, knownValues, valueLabel } from '../../../../widgets/reports/dimensions.ts'

test.each([
  ['search_term', 'Search term'],
  ['date', 'Day'],
  ['utm_source', 'utm_source'],
  ['toString', 'ToString'],
])('%s is called %s', (name, expected) => {
  expect(dimensionLabel(name)).toBe(expected)
})

test.each<[string, string | null, string]>([
  ['device', 'phone', 'Phone'],
  ['device', 'toString', 'toString'],
  ['device', null, 'not known'],
  ['publication', null, 'no publication'],
  ['utm_campaign', null, 'no campaign'],
  ['search_term', '', '(empty)'],
  ['search_term', ' \u00a0', '(empty)'],
  ['search_term', '<b>', '<b>'],
])('of %s the value %j reads %s', (name, value, expected) => {
  expect(valueLabel(name, value)).toBe(expected)
})

test('only a dimension of few values has them listed', () => {
  expect(Object.keys(knownValues('device') ?? {})).toEqual(['desktop', 'phone', 'tablet', 'other'])
  expect(knownValues('search_term')).toBeNull()
})
