// What searches have and what orders have, in one question: no event has both, order lines do. Found by asking whatever
// can be asked (test/property/reports-answers.test.ts).
import { expect, it } from 'vitest'
import { order, reportOf, shop } from '../../../support/report-of.ts'
import { storedItem, uuid } from '../../../support/stored-event.ts'

const brand = { ...shop, smallestGroup: 3 }
const items = [storedItem({ item_id: 'A', item_list_id: 'search:boots' })]
const drafts = [1, 2, 3, 4].flatMap((who) => {
  const visit = { visitor: uuid(who), session: uuid(100 + who) }
  return [
    { ...visit, name: 'search', search_term: 'boots', results: 1 },
    { ...visit, name: 'view_item', items },
    order(1000 + who, { ...visit, items }),
  ]
})

it.each([
  {
    metrics: ['purchase_to_view'],
    dimensions: ['search_term', 'date'],
    filters: [['currency', 'not_matches', '[=@]']],
  },
  {
    metrics: ['revenue_per_search'],
    filters: [{ not: ['search_term', 'is_not', 'boots'] }],
    compare: 'year_before',
  },
  { metrics: ['revenue'], filters: [{ not: ['search_term', 'is', 'é|x'] }], compare: 'matching_weekdays' },
  { metrics: ['orders'], dimensions: ['currency'], filters: [['search_term', 'is', 'boots']] },
])('where small groups are hidden, %j is answered', async (query) => {
  const { query: echo, meta } = await reportOf(drafts, query, brand)
  expect(echo.metrics).toEqual(query.metrics)
  expect(meta.suppressed).toBeGreaterThanOrEqual(0)
})

it('shows the orders of a search by currency as far as enough people are behind them', async () => {
  const query = { metrics: ['orders'], dimensions: ['currency'], filters: [['search_term', 'is', 'boots']] }
  const { rows } = await reportOf(drafts, query, brand)
  expect(rows).toEqual([{ currency: 'EUR', orders: 4 }])
})
