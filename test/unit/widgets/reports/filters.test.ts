import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Filter,
  filterWords,
  operators,
  parseFilter,
  printFilter,
} from '../../../../widgets/reports/filters.ts'

test.each<[string, Filter | null]>([
  ['device.is.phone', ['device', 'is', 'phone']],
  ['publication.is_not', ['publication', 'is_not', null]],
  ['page.contains./a.b/c', ['page', 'contains', '/a.b/c']],
  ['search_term.is.', ['search_term', 'is', '']],
  ['search_term.matches.^a|b$', ['search_term', 'matches', '^a|b$']],
  ['page.contains', null],
  ['page.is_like.x', null],
  ['page.constructor.x', null],
  ['', null],
  ['page', null],
  ['Page.is.x', null],
  [`page.is.${'x'.repeat(201)}`, null],
])('%j is read as %j', (text, expected) => {
  expect(parseFilter(text)).toEqual(expected)
})

test('every filter survives the address, whatever was typed', () => {
  const filter = fc.tuple(
    fc.constantFrom('device', 'search_term', 'utm_source'),
    fc.constantFrom(...(Object.keys(operators) as Filter[1][])),
    fc.string({ maxLength: 100 }),
  )
  fc.assert(
    fc.property(filter, (each) => {
      expect(parseFilter(printFilter(each))).toEqual(each)
    }),
  )
  expect(parseFilter(printFilter(['publication', 'is', null]))).toEqual(['publication', 'is', null])
})

test.each<[Filter, string]>([
  [['device', 'is', 'phone'], 'Device is Phone'],
  [['publication', 'is_not', null], 'Publication is not no publication'],
  [['page', 'not_contains', '/a'], 'Page does not contain /a'],
])('%j is said as %s', (filter, expected) => {
  expect(filterWords(filter)).toBe(expected)
})
