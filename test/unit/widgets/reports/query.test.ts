import { expect, test } from 'vitest'
import { buildQuery } from '../../../../widgets/reports/query.ts'
import { defaultView } from '../../../../widgets/reports/view.ts'
import { sampleTable } from './sample-catalogue.ts'

const period = { from: '2026-11-15', to: '2026-11-21' }

test('a table asks for what the catalogue says, in the period of the view and with its comparison', () => {
  expect(buildQuery(sampleTable('overview', 'pages'), period, defaultView)).toEqual({
    metrics: ['page_views', 'visitors'],
    dimensions: ['page'],
    period,
    filters: [],
    compare: 'previous',
    limit: 50,
  })
})

test('without comparison none is sent', () => {
  const query = buildQuery(sampleTable('overview', 'days'), period, { ...defaultView, compare: null })
  expect(query).not.toHaveProperty('compare')
})

test('the analyst’s filters stand after the table’s own', () => {
  const { filters } = buildQuery(sampleTable('search', 'empty'), period, {
    ...defaultView,
    filters: [['device', 'is', 'phone']],
  })
  expect(filters).toEqual([
    ['search_term', 'is_not', 'boots'],
    ['device', 'is', 'phone'],
  ])
})
