// What people looked for, whether they found it, and what became of it. A term counts once a visit for the rates.
import { money, per, share, sum } from '../formula.ts'
import { counted, type Metric, shared } from '../metric.ts'

const tried = { events: 'any', denominator: 'terms searched for, each once a visit' } as const

export const searchMetrics = {
  searches: {
    ...counted,
    definition: 'Searches made on the shop.',
    events: ['search'],
    ways: { events: sum('searches'), visits: sum('searches') },
  },
  search_tries: {
    ...counted,
    definition: 'Terms searched for, each once a visit however often it was asked.',
    events: 'any',
    ways: { searches: sum('terms') },
  },
  search_click_rate: {
    ...shared,
    ...tried,
    definition: 'Share of terms searched for with a click on one of their results in the same visit.',
    numerator: 'terms with a click on their results',
    ways: { searches: share('terms_clicked', 'terms') },
  },
  search_empty_rate: {
    ...shared,
    ...tried,
    definition:
      'Share of terms searched for that found nothing; searches that did not say how much they found are left out.',
    numerator: 'terms that never found anything in the visit',
    denominator: 'terms whose searches said how much they found',
    ways: { searches: share('terms_empty', 'terms_known') },
  },
  search_ignored_rate: {
    ...shared,
    ...tried,
    definition:
      'Share of terms that found something (or did not say) where none of the results was clicked in the visit.',
    numerator: 'terms with results and without a click on them',
    denominator: 'terms with results',
    ways: { searches: share('terms_ignored', 'terms_found') },
  },
  search_cart_rate: {
    ...shared,
    ...tried,
    definition: 'Share of terms searched for whose results were put into a cart in the same visit.',
    numerator: 'terms with a result put into a cart',
    ways: { searches: share('terms_added', 'terms') },
  },
  search_order_rate: {
    ...shared,
    ...tried,
    definition: 'Share of terms searched for whose results were ordered in the same visit.',
    numerator: 'terms with a result that was ordered',
    ways: { searches: share('terms_ordered', 'terms') },
  },
  search_revenue: {
    definition:
      'Price × quantity of order lines that came from a search’s results, in the brand’s currency; other currencies are never added to it. Before refunds.',
    definitionBy: {
      currency: 'Price × quantity of order lines from a search’s results, in their own currency.',
    },
    unit: 'minor',
    events: ['purchase'],
    ways: { lines: { sql: money.searchRevenue } },
    nothing: 0,
  },
  revenue_per_search: {
    definition:
      'Revenue of order lines that came from a search’s results, in the brand’s currency, by search; rounded to its minor unit.',
    unit: 'minor',
    numerator: 'revenue from search results',
    denominator: 'searches',
    events: 'any',
    ways: { searches: { sql: (take) => per(money.revenue(take), take.total('searches')) } },
    nothing: null,
  },
  click_position: {
    definition:
      'Mean place, among a search’s results, of the results that were clicked, as the shop counts places.',
    unit: 'decimal',
    numerator: 'sum of the places clicked',
    denominator: 'clicks that say their place',
    events: ['select_item'],
    ways: { lines: { sql: ({ total }) => per(`1.0 * ${total('click_places')}`, total('placed_clicks')) } },
    nothing: null,
  },
  search_clicks: {
    ...counted,
    definition: 'Clicks on search results that say their place.',
    events: ['select_item'],
    ways: { lines: sum('placed_clicks') },
  },
} as const satisfies Record<string, Metric>
