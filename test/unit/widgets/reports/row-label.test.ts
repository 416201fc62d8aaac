import { expect, test } from 'vitest'
import type { Cells } from '../../../../widgets/reports/answer.ts'
import { createFormats } from '../../../../widgets/reports/formats.ts'
import { rowLabel } from '../../../../widgets/reports/row-label.ts'

test.each<[string, Cells, string, string]>([
  ['a day in words', { date: '2026-11-21' }, 'date', 'Sat 21 Nov'],
  ['something else than a day as it is', { date: 'other' }, 'date', 'other'],
  ['a device in words', { device: 'phone' }, 'device', 'Phone'],
  ['an unknown device as it is', { device: 'toString' }, 'device', 'toString'],
  ['a product by its name', { product: 'SKU1', product_name: 'Boots' }, 'product', 'Boots'],
  ['a product without a name by its ID', { product: 'SKU1', product_name: null }, 'product', 'SKU1'],
  ['a product without any', { product: null, product_name: null }, 'product', 'not known'],
  ['visits without a publication', { publication: null }, 'publication', 'no publication'],
  ['what is not known', { search_term: null }, 'search_term', 'not known'],
  ['what is not there', {}, 'page', 'not known'],
  ['an empty term', { search_term: '' }, 'search_term', '(empty)'],
  ['a term of blanks', { search_term: ' \u00a0' }, 'search_term', '(empty)'],
  ['a number as text', { search_term: 42 }, 'search_term', '42'],
  ['a term that looks like a day, untouched', { search_term: '2026-11-21' }, 'search_term', '2026-11-21'],
  [
    'the rest that is too few',
    { search_term: null, other: true },
    'search_term',
    'others, too few in each to be shown',
  ],
  ['hostile text, untouched', { search_term: '<script>' }, 'search_term', '<script>'],
])('calls %s', (_, cells, dimension, expected) => {
  expect(
    rowLabel({ cells, previous: null, intervals: {}, lowVolume: [] }, dimension, createFormats('en-GB')),
  ).toBe(expected)
})
