// Answers as the collector sends them, for tests to change.
import { parseAnswer, type ReportAnswer } from '../../../../widgets/reports/answer.ts'
import type { Board } from '../../../../widgets/reports/board.ts'
import type { Asked } from '../../../../widgets/reports/query-client.ts'
import { type ReportName, reportNames } from '../../../../widgets/reports/reports.ts'
import { defaultView } from '../../../../widgets/reports/view.ts'

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

const sampleRows: Record<ReportName, object[]> = {
  days: [
    { date: '2026-11-20', visitors: 40, previous: { visitors: 30 } },
    { date: '2026-11-21', visitors: 12, previous: { visitors: 35 } },
  ],
  searches: [{ search_term: 'boots', searches: 9, visitors: 7, previous: { searches: 6 } }],
  products: [{ product: 'SKU1', product_name: 'Lemming boots', item_views: 8, revenue: 5990 }],
  pages: [{ page: '/', page_views: 50, visitors: 41 }],
  publications: [{ publication: 'P123', visitors: 5, orders: 0, conversion: 0, revenue: null }],
  devices: [{ device: 'phone', visitors: 30, visits: 33, orders: 1, conversion: 0.03, revenue: 5990 }],
  funnel: [
    { funnel_step: 'search', visits: 20 },
    { funnel_step: 'select_item', visits: 10 },
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

export const sampleBoard = (changed: Partial<Record<ReportName, Asked>> = {}, meta: object = {}): Board => {
  const reports = Object.fromEntries(
    reportNames.map((name) => {
      const asked: Asked = { ok: true, answer: sampleAnswer(sampleRows[name], sampleTotals, meta) }
      return [name, changed[name] ?? asked]
    }),
  ) as Record<ReportName, Asked>
  const period = { from: '2026-11-15', to: today }
  return { period, view: defaultView, reports, meta: sampleAnswer([], {}, meta).meta }
}
