import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Filter } from '../../../../widgets/reports/filters.ts'
import type { PeriodChoice } from '../../../../widgets/reports/period.ts'
import {
  comparisons,
  defaultView,
  isCompare,
  parseView,
  printView,
  type View,
} from '../../../../widgets/reports/view.ts'

test('an address without a query is the default view, and the default view is such an address', () => {
  expect(parseView('')).toEqual(defaultView)
  expect(printView(defaultView)).toBe('')
})

describe('reading', () => {
  test.each<[string, Partial<View>]>([
    ['?period=today', { period: 'today' }],
    ['?period=last-30-days&compare=no', { period: 'last-30-days', compare: null }],
    ['?compare=year_before', { compare: 'year_before' }],
    ['?report=search', { report: 'search' }],
    ['?report=<b>', {}],
    [
      '?filter=device.is.phone&filter=odd&filter=page.contains.%2Fa',
      {
        filters: [
          ['device', 'is', 'phone'],
          ['page', 'contains', '/a'],
        ],
      },
    ],
    ['?from=2026-11-01&to=2026-11-03', { period: { from: '2026-11-01', to: '2026-11-03' } }],
    ['?theme=dark', { theme: 'dark' }],
    ['?compare=yes', {}],
    ['?period=yesterday', {}],
    ['?period=constructor', {}],
    ['?from=2026-11-03&to=2026-11-01', {}],
    ['?from=2026-11-03', {}],
    ['?from=2026-02-30&to=2026-03-01', {}],
    ['?compare=toString&theme=pink', {}],
    ['?from=2026-11-03&to=2026-11-01&period=today', { period: 'today' }],
  ])('%s', (search, expected) => {
    expect(parseView(search)).toEqual({ ...defaultView, ...expected })
  })
})

test('days of one’s own are written as two days', () => {
  const view: View = { ...defaultView, period: { from: '2026-11-01', to: '2026-11-03' }, compare: null }
  expect(printView(view)).toBe('?from=2026-11-01&to=2026-11-03&compare=no')
})

const pageIs: Filter = ['page', 'is', '/a:b']
const anyFunnel = fc.record({
  steps: fc.array(
    fc.record({ event: fc.constantFrom('quiz', 'page_view'), filter: fc.constantFrom(null, pageIs) }),
    { minLength: 2, maxLength: 8 },
  ),
  mode: fc.constantFrom('ordered' as const, 'strict' as const),
  window: fc.constantFrom('visit', '30m', '7d'),
  by: fc.constantFrom(null, 'device'),
})

test('every view survives the address', () => {
  const view = fc.record({
    period: fc.constantFrom<PeriodChoice[]>('today', 'last-7-days', 'last-30-days', 'this-month', {
      from: '2026-10-01',
      to: '2026-10-02',
    }),
    report: fc.constantFrom('', 'search', 'data-quality'),
    compare: fc.constantFrom<View['compare'][]>(null, 'previous', 'year_before', 'matching_weekdays'),
    filters: fc.array(
      fc.tuple(
        fc.constantFrom('device', 'page'),
        fc.constantFrom('is' as const, 'contains' as const),
        fc.string({ maxLength: 40 }),
      ),
      { maxLength: 3 },
    ),
    funnel: fc.option(anyFunnel, { nil: null }),
    theme: fc.constantFrom<View['theme'][]>(null, 'light', 'dark'),
  })
  fc.assert(
    fc.property(view, (each) => {
      expect(parseView(printView(each))).toEqual(each)
    }),
  )
})

test('any text in the address is read as a view that the address can hold', () => {
  fc.assert(
    fc.property(fc.string(), (search) => {
      const view = parseView(search)
      expect(parseView(printView(view))).toEqual(view)
    }),
  )
})

test('a comparison is one that the collector knows by name', () => {
  expect(['previous', 'valueOf'].map(isCompare)).toEqual([true, false])
  expect(Object.keys(comparisons)).toEqual(['previous', 'year_before', 'matching_weekdays'])
})
