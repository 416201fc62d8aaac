import { expect, test } from 'vitest'
import { isEmpty } from '../../../../widgets/reports/is-empty.ts'
import { sampleAnswer } from './sample-answer.ts'
import { sampleTable } from './sample-catalogue.ts'

const table = (dimensions: string[]) => ({
  ...sampleTable('overview', 'pages'),
  query: { metrics: ['visits', 'orders'], dimensions, filters: [] },
})

test.each([
  ['no rows', [], true],
  ['rows of zeros', [{ page: '/', visits: 0, orders: 0 }], true],
  ['rows not measured', [{ page: '/', visits: null }], true],
  [
    'a row with a number',
    [
      { page: '/', visits: 0 },
      { page: '/a', visits: 0, orders: 1 },
    ],
    false,
  ],
  ['numbers of a row without a name only', [{ page: null, visits: 4 }], true],
  ['numbers of other metrics only', [{ page: '/', searches: 4 }], true],
])('%s: empty is %s', (_, rows, expected) => {
  expect(isEmpty(sampleAnswer(rows), table(['page']))).toBe(expected)
})

test('figures without rows are empty when their totals are', () => {
  expect(isEmpty(sampleAnswer([], { visits: 0, orders: null }), table([]))).toBe(true)
  expect(isEmpty(sampleAnswer([], { visits: 1 }), table([]))).toBe(false)
})
