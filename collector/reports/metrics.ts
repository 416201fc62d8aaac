// The figures that a report can show: a table with the definition an analyst reads and how it is worked out.
import type { DimensionName, EventNames } from './dimensions.ts'
import { type DistinctId, distinct, measured, type SumName, total } from './measures.ts'

/** `count`: a whole number · `minor`: whole minor units of a currency · `ratio`: 0 to 1. */
export type Unit = 'count' | 'minor' | 'ratio'

/** How a metric is worked out. */
export interface Way {
  /** What the grains must hold. */
  sums: readonly SumName[]
  ids: readonly DistinctId[]
  /** Over grains. */
  sql: string
  /** Of a share: what it is a share of, both as SQL over grains, so that its interval can be worked out. */
  of?: { numerator: string; denominator: string }
}

export interface Metric {
  /** One sentence. */
  definition: string
  /** What it means otherwise when asked by a dimension. */
  definitionBy?: Partial<Record<DimensionName, string>>
  unit: Unit
  numerator?: string
  denominator?: string
  /** The dimensions that it can be broken down and, where they are filters, filtered by. */
  dimensions: readonly DimensionName[]
  events: EventNames
  way: Way
  /** How it is worked out in the currency of the order: only right over grains of one currency. */
  wayByCurrency?: Way
  /** How it is worked out over order lines. */
  wayByLine?: Way
  /** Its value where nothing happened: 0, or null where it cannot be said. */
  nothing: 0 | null
}

const always = ['date', 'publication', 'device'] as const
const counted = { unit: 'count', nothing: 0 } as const
const asReported = 'Orders are as browsers report them, each order ID once, before refunds.'

/** A metric that is one sum over the events of one kind. */
const sum = (name: SumName) => ({ ...counted, way: { sums: [name], ids: [], sql: total(name) } })

/** A metric that counts each ID once. */
const each = (id: DistinctId) => ({ ...counted, way: { sums: [], ids: [id], sql: distinct(id) } })
const rate = (over: string, under: string) => `(${over}) / nullif(${under}, 0)`

export const metrics = {
  visitors: {
    ...each('visitor_key'),
    definition:
      'Different visitors with at least one event; without a visitor ID, by a pseudonym that lasts a day.',
    definitionBy: {
      page: 'Different visitors who viewed the page.',
      search_term: 'Different visitors who searched for it.',
    },
    dimensions: [...always, 'page', 'search_term'],
    events: 'any',
  },
  visits: {
    ...each('session_key'),
    definition: 'Different visits with at least one event; a visit ends after 30 minutes without one.',
    definitionBy: {
      page: 'Different visits in which the page was viewed.',
      search_term: 'Different visits in which it was searched for.',
      funnel_step: 'Different visits that did this step and those before it, in this order.',
    },
    dimensions: [...always, 'page', 'search_term', 'funnel_step'],
    events: 'any',
  },
  customers: {
    ...each('customer'),
    definition: 'Different customers who were logged in, by the pseudonym of the brand’s customer ID.',
    dimensions: always,
    events: 'any',
  },
  page_views: {
    ...sum('page_views'),
    definition: 'Pages viewed.',
    dimensions: [...always, 'page'],
    events: ['page_view'],
  },
  searches: {
    ...sum('searches'),
    definition: 'Searches made on the shop.',
    dimensions: [...always, 'search_term'],
    events: ['search'],
  },
  item_views: {
    ...sum('item_views'),
    definition: 'Product pages viewed (view_item events).',
    definitionBy: { product: 'Times that the product’s page was viewed (lines of view_item events).' },
    dimensions: [...always, 'product'],
    events: ['view_item'],
  },
  add_to_carts: {
    ...sum('add_to_carts'),
    definition: 'Times that something was put into a cart.',
    definitionBy: { product: 'Times that the product was put into a cart (lines of add_to_cart events).' },
    dimensions: [...always, 'product'],
    events: ['add_to_cart'],
  },
  orders: {
    ...sum('orders'),
    definition: `Orders in any currency. ${asReported}`,
    definitionBy: { product: `Orders that hold the product. ${asReported}` },
    dimensions: [...always, 'product', 'currency'],
    events: ['purchase'],
    wayByLine: each('order_event').way,
  },
  quantity: {
    ...sum('quantity'),
    definition: `Units ordered; an order line without a quantity is one unit. ${asReported}`,
    dimensions: [...always, 'product', 'currency'],
    events: ['purchase'],
  },
  revenue: {
    ...counted,
    definition: `Value of the orders in the brand’s currency; other currencies are never added to it. ${asReported}`,
    definitionBy: {
      product: `Price × quantity of the product’s order lines in the brand’s currency. ${asReported}`,
      currency: `Value of the orders in their own currency. ${asReported}`,
    },
    unit: 'minor',
    dimensions: [...always, 'product', 'currency'],
    events: ['purchase'],
    way: { sums: ['home_revenue', 'home_orders'], ids: [], sql: measured('home_revenue', 'home_orders') },
    wayByCurrency: { sums: ['own_revenue', 'orders'], ids: [], sql: measured('own_revenue', 'orders') },
  },
  average_order: {
    definition: `Mean value of the orders in the brand’s currency, rounded to its minor unit. ${asReported}`,
    definitionBy: { currency: `Mean value of the orders in their own currency. ${asReported}` },
    unit: 'minor',
    numerator: 'revenue',
    denominator: 'orders in the same currency',
    dimensions: [...always, 'currency'],
    events: ['purchase'],
    way: {
      sums: ['home_revenue', 'home_orders'],
      ids: [],
      sql: rate(measured('home_revenue', 'home_orders'), total('home_orders')),
    },
    wayByCurrency: {
      sums: ['own_revenue', 'orders'],
      ids: [],
      sql: rate(measured('own_revenue', 'orders'), total('orders')),
    },
    nothing: null,
  },
  conversion: {
    definition: `Share of visits with at least one order. ${asReported}`,
    unit: 'ratio',
    numerator: 'visits with at least one order',
    denominator: 'visits',
    dimensions: always,
    events: 'any',
    way: {
      sums: ['orders'],
      ids: ['session_key'],
      sql: rate(distinct('session_key', 'orders'), distinct('session_key')),
      of: { numerator: distinct('session_key', 'orders'), denominator: distinct('session_key') },
    },
    nothing: null,
  },
  share: {
    definition: 'Visits that came this far in the funnel, of those that did its first step.',
    unit: 'ratio',
    numerator: 'visits at this step',
    denominator: 'visits at the first step',
    dimensions: ['funnel_step'],
    events: 'any',
    way: { sums: [], ids: [], sql: 'NULL' },
    nothing: null,
  },
} as const satisfies Record<string, Metric>

export type MetricName = keyof typeof metrics
export const metricNames = Object.keys(metrics) as MetricName[]

/** How a metric is worked out over order lines or not, and over grains of one currency or of all. */
export function wayOf(name: MetricName, ofLines: boolean, byCurrency = false): Way {
  const { way, wayByCurrency, wayByLine }: Metric = metrics[name]
  return (byCurrency ? wayByCurrency : undefined) ?? (ofLines ? wayByLine : undefined) ?? way
}
