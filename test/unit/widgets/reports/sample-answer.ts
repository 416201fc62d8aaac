// Answers as the collector sends them, for tests to change.
import { parseAnswer, type ReportAnswer } from '../../../../widgets/reports/answer.ts'
import type { Board } from '../../../../widgets/reports/board.ts'
import type { Asked } from '../../../../widgets/reports/query-client.ts'
import { defaultView } from '../../../../widgets/reports/view.ts'
import { sampleReport } from './sample-catalogue.ts'

export const noon = Date.UTC(2026, 10, 21, 12)
export const today = '2026-11-21'

const definitions = {
  visitors: { definition: 'Distinct visitors.', unit: 'count' },
  visits: { definition: 'Runs of events.', unit: 'count' },
  conversion: {
    definition: 'Orders per visit.',
    unit: 'ratio',
    numerator: 'visits with an order',
    denominator: 'visits',
  },
  revenue: { definition: 'Value of the orders.', unit: 'minor' },
}

const sampleMeta = {
  time_zone: 'Europe/Paris',
  currency: 'EUR',
  currency_digits: 2,
  as_of: noon,
  suppressed: 0,
}

/** The JSON of an answer. */
export const sampleBody = (rows: object[] = [], totals: object = {}, meta: object = {}) => ({
  query: {},
  rows,
  totals,
  definitions,
  meta: { ...sampleMeta, ...meta },
})

export const sampleAnswer = (...given: Parameters<typeof sampleBody>): ReportAnswer => {
  const answer = parseAnswer(sampleBody(...given))
  if (!answer) throw new Error('the sample is not an answer')
  return answer
}

const sampleRows: Record<string, object[]> = {
  days: [
    { date: '2026-11-20', visitors: 40, previous: { visitors: 30 } },
    { date: '2026-11-21', visitors: 12, previous: { visitors: 35 } },
  ],
  pages: [{ page: '/', page_views: 50, visitors: 41 }],
  funnel: [
    { funnel_step: 'search', visits: 20 },
    { funnel_step: 'select_item', visits: 10 },
  ],
  currencies: [
    { currency: 'EUR', orders: 2, revenue: 5990 },
    { currency: 'JPY', orders: 1, revenue: 5990 },
  ],
}

const sampleTotals = {
  visitors: 52,
  visits: 60,
  orders: 3,
  conversion: 0.05,
  revenue: 1921450,
  previous: { visitors: 50, visits: 60, orders: 0, conversion: 0.047, revenue: null },
}

/** The board of the overview. */
export const sampleBoard = (changed: Record<string, Asked> = {}, meta: object = {}): Board => {
  const report = sampleReport()
  const tables = report.tables.map((table) => {
    const asked: Asked = { ok: true, answer: sampleAnswer(sampleRows[table.name], sampleTotals, meta) }
    return { table, asked: changed[table.name] ?? asked }
  })
  const period = { from: '2026-11-15', to: today }
  return { report, period, view: defaultView, tables, meta: sampleAnswer([], {}, meta).meta, coverage: 0.71 }
}
