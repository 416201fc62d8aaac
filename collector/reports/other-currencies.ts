// Orders in currencies that are not the brand's: said beside the revenue, never added to it.
import { currencyDigits } from '../../sdk/protocol/currencies.ts'
import type { OtherCurrency } from './answer.ts'
import { type FigureOptions, figuresOf } from './figures.ts'
import { isOfLines } from './grains.ts'
import { type Metric, metrics } from './metrics.ts'

/** By code; empty where the query asks for no money or there are no such orders. Under the query's filters. */
export async function otherCurrencies(options: FigureOptions): Promise<OtherCurrency[]> {
  const { query, brand } = options
  const money = query.metrics.some((name) => {
    const { unit }: Metric = metrics[name]
    return unit === 'minor'
  })
  if (!money) return []
  const { period, filters } = query
  const asked = {
    metrics: ['orders', 'revenue'],
    dimensions: ['currency'],
    period,
    filters,
    limit: 200,
  } as const
  const figures = await figuresOf({
    ...options,
    query: { ...asked, metrics: [...asked.metrics], dimensions: [...asked.dimensions] },
    ofLines: isOfLines(query),
  })
  return figures.groups
    .flatMap(({ value, values }) => (value === null || value === brand.currency ? [] : [read(value, values)]))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1))
}

function read(currency: string, { orders, revenue }: Record<string, number | null>): OtherCurrency {
  return {
    currency,
    digits: currencyDigits.get(currency) ?? 0,
    orders: orders ?? 0,
    revenue: revenue ?? null,
  }
}
