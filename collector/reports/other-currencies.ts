// Orders in currencies that are not the brand's: said beside the revenue, never added to it.
import { currencyDigits } from '../../sdk/protocol/currencies.ts'
import type { MetricValues, OtherCurrency } from './answer.ts'
import { scopeOf } from './capabilities.ts'
import { dimensionsAsked, isOfCredits } from './check-query.ts'
import { type FigureOptions, figuresOf } from './figures.ts'
import { isOfLines } from './grains.ts'
import type { Figures } from './group.ts'
import { type Metric, metrics } from './metrics.ts'
import type { Filter, Query } from './query.ts'

/**
 * By code; empty where the query asks for no money or there are no such orders. Under the query's filters; where one
 * is of what no order has (new and returning visitors), nothing can be said, and nothing is.
 */
export async function otherCurrencies(
  options: FigureOptions,
  figuresIn: (options: FigureOptions) => Promise<Figures>,
): Promise<OtherCurrency[]> {
  const { query, brand } = options
  const money = query.metrics.some((name) => {
    const { unit }: Metric = metrics[name]
    return unit === 'minor'
  })
  if (!money) return []
  const elsewhere: Filter = ['currency', 'is_not', brand.currency]
  const asked: Query = {
    metrics: isOfCredits(query) ? ['credited_orders', 'credited_net_revenue'] : ['orders', 'revenue'],
    dimensions: ['currency'],
    period: query.period,
    ...(isOfCredits(query) && query.attribution ? { attribution: query.attribution } : {}),
    filters: [...query.filters, elsewhere],
    limit: currencyDigits.size,
  }
  const ofLines = isOfLines(query)
  const touched = dimensionsAsked(asked)
  if (asked.metrics.some((name) => scopeOf(name, touched, ofLines) === null)) return []
  // Where nobody paid in another, nothing is hidden either; who may see what is worked out only where somebody did.
  if ((await figuresOf({ ...options, query: asked, ofLines })).groups.length === 0) return []
  const figures = await figuresIn({ ...options, query: asked, ofLines })
  return figures.groups
    .flatMap(({ value, values }) => (value === null ? [] : [read(value, values)]))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1))
}

/** Of credits: what is credited. */
function read(currency: string, values: MetricValues): OtherCurrency {
  const { orders, revenue, credited_orders, credited_net_revenue } = values
  return {
    currency,
    digits: currencyDigits.get(currency) ?? 0,
    orders: credited_orders ?? orders ?? 0,
    revenue: credited_net_revenue ?? revenue ?? null,
  }
}
