import { expect, test } from 'vitest'
import { metrics } from '../../../../widgets/reports/metrics.ts'
import { buildQuery } from '../../../../widgets/reports/query.ts'
import { reportNames, reports } from '../../../../widgets/reports/reports.ts'
import { defaultView } from '../../../../widgets/reports/view.ts'

const period = { from: '2026-11-15', to: '2026-11-21' }

test('a table of searches asks for its metrics, its limit, its period and the comparison', () => {
  expect(buildQuery('searches', period, defaultView)).toEqual({
    metrics: ['searches', 'visitors'],
    dimensions: ['search_term'],
    period,
    filters: [],
    compare: 'previous',
    limit: 50,
  })
})

test('without comparison and limit neither is sent', () => {
  const query = buildQuery('days', period, { ...defaultView, compare: false })
  expect(query).not.toHaveProperty('compare')
  expect(query).not.toHaveProperty('limit')
})

test('a chosen device is a filter of every report', () => {
  for (const name of reportNames) {
    const { filters } = buildQuery(name, period, { ...defaultView, device: 'phone' })
    expect(filters).toEqual([['device', 'is', 'phone']])
  }
})

test.each(reportNames)('the report %s shows known metrics and says what to send', (name) => {
  const report = reports[name]
  for (const metric of report.metrics) expect(Object.keys(metrics)).toContain(metric)
  expect(report.missing).toMatch(/\.$/)
  expect(report.send).toMatch(/candor|<brand>/)
})
