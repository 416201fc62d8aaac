import { expect, test } from 'vitest'
import { metricNames } from '../../../../collector/reports/metrics.ts'
import { labelOf, unmeasuredReason } from '../../../../widgets/reports/metrics.ts'

test.each([
  ['visitors', 'Visitors'],
  ['net_revenue', 'Net revenue'],
  ['item_views', 'Views'],
  ['cart_to_detail', 'To cart per view'],
  ['constructor', 'Constructor'],
])('%s is called %s', (name, expected) => {
  expect(labelOf(name)).toBe(expected)
})

test('every metric of the collector has a word of its own', () => {
  const labels = metricNames.map(labelOf)
  expect(new Set(labels).size).toBe(labels.length)
})

test('a share that cannot be said has nothing to divide by, a count was not measured', () => {
  expect(unmeasuredReason('ratio')).toBe('not measured: nothing to divide by')
  expect(unmeasuredReason('minor')).toBe('not measured here')
})
