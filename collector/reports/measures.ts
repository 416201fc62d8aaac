// What is counted or added up in the events, from which the metrics are made. Each measure is first taken per
// grain (a group of the dimensions and of the IDs that must stay distinct) and then over the grains.
import type { Dialect } from './dialect.ts'

/** IDs that are counted once each: as SQL over events. */
export const distinctIds = {
  visitor_key: 'visitor_key',
  session_key: 'session_key',
  customer: 'customer',
  /** The event of an order. Null elsewhere, so that other lines do not make a grain each. */
  order_event: "CASE WHEN name = 'purchase' THEN id END",
} as const

export type DistinctId = keyof typeof distinctIds

export interface Sum {
  /** Per event. */
  events(dialect: Dialect): string
  /** Per order line; absent: as per event. */
  lines?: string
}

const when = (name: string) => ({ events: () => `CASE WHEN name = '${name}' THEN 1 ELSE 0 END` })
const purchased = (what: string, condition = '') => `CASE WHEN name = 'purchase'${condition} THEN ${what} END`
/** `$currency` is the brand's. */
const atHome = ' AND currency = $currency'
const quantity = 'coalesce(item.quantity, 1)'
const lineValue = `item.price_minor * ${quantity}`

export const sums = {
  page_views: when('page_view'),
  searches: when('search'),
  item_views: when('view_item'),
  add_to_carts: when('add_to_cart'),
  orders: when('purchase'),
  home_orders: { events: () => `CASE WHEN name = 'purchase'${atHome} THEN 1 ELSE 0 END` },
  quantity: {
    events: (dialect) => purchased(`coalesce(${dialect.units}, 0)`),
    lines: purchased(quantity),
  },
  home_revenue: { events: () => purchased('value_minor', atHome), lines: purchased(lineValue, atHome) },
  /** In the currency of the order: only to be added within one currency. */
  own_revenue: { events: () => purchased('value_minor'), lines: purchased(lineValue) },
} as const satisfies Record<string, Sum>

export type SumName = keyof typeof sums

/** The grain column of a sum. */
export const sumColumn = (name: SumName) => `sum_${name}`

/** A sum over grains; nothing to add up is 0. */
export const total = (name: SumName) => `coalesce(sum(${sumColumn(name)}), 0)`

/** A sum of amounts; null where there were orders and not one of them said an amount. */
export const measured = (name: SumName, orders: SumName) =>
  `CASE WHEN count(${sumColumn(name)}) = 0 AND ${total(orders)} > 0 THEN NULL ELSE ${total(name)} END`

/** How many different IDs the grains have; with `having`, only where that sum is above zero. */
export const distinct = (id: DistinctId, having?: SumName) =>
  `count(DISTINCT ${having ? `CASE WHEN ${sumColumn(having)} > 0 THEN ${id} END` : id})`
