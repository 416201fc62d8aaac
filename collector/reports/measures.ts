// What is counted or added up, per row of each scope that has it. A measure is first taken per grain (a group of the
// dimensions and of the IDs that must stay distinct) and then over the grains.
import type { Dialect } from './dialect.ts'
import { unitsOfLine, valueOfLine } from './relations/lines.ts'
import type { Scope } from './scopes.ts'

/** As SQL over the rows of a scope. */
type Text = string | ((dialect: Dialect) => string)
export type ByScope = Partial<Record<Scope, Text>>

const everywhere = (column: string) =>
  ({
    events: column,
    lines: column,
    visits: column,
    searches: column,
    carts: column,
    sales: column,
    orders: column,
    returns: column,
    cohorts: column,
  }) as const

/** IDs that are counted once each. */
export const distinctIds = {
  visitor: { ...everywhere('visitor_key'), credits: 'visitor_key' },
  session: { events: 'session_key', lines: 'session_key', searches: 'session_key' },
  customer: everywhere('customer'),
  /** The event of an order. Null elsewhere, so that other lines do not make a grain each. */
  order_event: { lines: "CASE WHEN name = 'purchase' THEN id END" },
} as const satisfies Record<string, ByScope>

export type DistinctId = keyof typeof distinctIds

/** IDs that some rows have alone, as most visits are one stay: such rows count as one, and nothing is looked for. */
export const loneIds: Partial<Record<Scope, readonly DistinctId[]>> = { events: ['session'] }

const when = (condition: string, what = '1', otherwise = ' ELSE 0') =>
  `CASE WHEN ${condition} THEN ${what}${otherwise} END`
const named = (name: string, condition = '') => when(`name = '${name}'${condition}`)
/** Null where the condition does not hold, so that amounts that nobody said can be told from none. */
const amount = (condition: string, what: string) => when(condition, what, '')

const anEvent = (name: string) => ({ events: named(name) })
const aLine = (name: string) => ({ events: named(name), lines: named(name) })

/** `$currency` is the brand's. */
const atHome = ' AND currency = $currency'
const ofSearch = ' AND search_term IS NOT NULL'
const placed = `name = 'select_item'${ofSearch} AND item.index IS NOT NULL`

export const sums = {
  page_views: { ...anEvent('page_view'), visits: 'page_views', returns: 'page_views' },
  searches: { ...anEvent('search'), visits: 'searches', searches: 'searches' },
  list_views: aLine('view_item_list'),
  item_clicks: aLine('select_item'),
  item_views: aLine('view_item'),
  add_to_carts: { ...aLine('add_to_cart'), visits: 'add_to_carts' },
  checkouts: anEvent('begin_checkout'),
  publication_opens: anEvent('publication_open'),
  publication_clicks: anEvent('publication_click'),
  orders: { ...anEvent('purchase'), visits: 'orders', returns: 'orders', searches: 'orders' },
  home_orders: {
    events: named('purchase', atHome),
    lines: named('purchase', atHome),
    visits: 'home_orders',
    returns: 'home_orders',
    searches: 'home_lines',
  },
  quantity: {
    events: (dialect) => amount("name = 'purchase'", `coalesce(${dialect.units}, 0)`),
    lines: amount("name = 'purchase'", unitsOfLine),
  },
  home_revenue: {
    events: amount(`name = 'purchase'${atHome}`, 'value_minor'),
    lines: amount(`name = 'purchase'${atHome}`, valueOfLine),
    visits: 'home_revenue',
    returns: 'home_revenue',
    searches: 'home_revenue',
  },
  /** In the currency of the order: only to be added within one currency. */
  own_orders: aLine('purchase'),
  own_revenue: {
    events: amount("name = 'purchase'", 'value_minor'),
    lines: amount("name = 'purchase'", valueOfLine),
  },
  order_lines: { lines: named('purchase') },
  search_lines: { lines: named('purchase', ofSearch) },
  home_search_lines: { lines: named('purchase', ofSearch + atHome) },
  home_search_revenue: { lines: amount(`name = 'purchase'${ofSearch}${atHome}`, valueOfLine) },
  own_search_revenue: { lines: amount(`name = 'purchase'${ofSearch}`, valueOfLine) },
  sales: { sales: named('purchase') },
  home_sales: { sales: named('purchase', atHome) },
  home_sold: { sales: amount(`name = 'purchase'${atHome}`, 'amount') },
  own_sold: { sales: amount("name = 'purchase'", 'amount') },
  refunds: { sales: named('refund') },
  /** A refund of which nobody knows the currency may be of the brand's. */
  home_refunds: { sales: named('refund', ' AND coalesce(currency, $currency) = $currency') },
  home_refunded: { sales: amount(`name = 'refund'${atHome}`, 'amount') },
  own_refunded: { sales: amount("name = 'refund'", 'amount') },
  orders_confirmed: { orders: when('is_confirmed') },
  orders_seen: { orders: when('is_confirmed AND is_seen') },
  orders_unconfirmed: { orders: when('NOT is_confirmed') },
  orders_unseen: { orders: when('NOT is_seen') },
  home_confirmed: { orders: when(`is_confirmed${atHome}`) },
  home_confirmed_value: { orders: amount(`is_confirmed${atHome}`, 'amount') },
  own_confirmed_value: { orders: amount('is_confirmed', 'amount') },
  home_unconfirmed: { orders: when(`NOT is_confirmed${atHome}`) },
  home_unconfirmed_value: { orders: amount(`NOT is_confirmed${atHome}`, 'amount') },
  own_unconfirmed_value: { orders: amount('NOT is_confirmed', 'amount') },
  visits: { visits: '1', returns: '1' },
  visits_ordering: { visits: when('orders > 0'), returns: when('orders > 0') },
  bounces: { visits: when('events = 1'), returns: when('events = 1') },
  lasted: { visits: 'lasted', returns: 'lasted' },
  /** Of the place among a search's results that was clicked. */
  click_places: { lines: amount(placed, 'item.index') },
  placed_clicks: { lines: when(placed) },
  terms: { searches: when('searches > 0') },
  terms_known: { searches: when('searches > 0 AND results IS NOT NULL') },
  terms_empty: { searches: when('searches > 0 AND results = 0') },
  terms_found: { searches: when('searches > 0 AND coalesce(results > 0, TRUE)') },
  terms_ignored: { searches: when('searches > 0 AND coalesce(results > 0, TRUE) AND clicks = 0') },
  terms_clicked: { searches: when('searches > 0 AND clicks > 0') },
  terms_added: { searches: when('searches > 0 AND add_to_carts > 0') },
  terms_ordered: { searches: when('searches > 0 AND orders > 0') },
  carts: { carts: '1' },
  carts_abandoned: { carts: when('abandoned') },
  carts_recovered: { carts: when('recovered') },
  cart_left: { carts: amount('abandoned AND NOT recovered', 'worth') },
  credits: { credits: when('held IS NULL') },
  credited_share: { credits: when('held IS NULL', 'share') },
  home_credited: { credits: when(`held IS NULL${atHome}`, 'amount_minor') },
  own_credited: { credits: when('held IS NULL', 'amount_minor') },
  credit_days: { credits: when('held IS NULL', 'days_to_order') },
  first_orders: { credits: when('held IS NULL AND is_new_buyer') },
  newcomers: { cohorts: '1' },
  over_1: { cohorts: when('over_1') },
  over_2: { cohorts: when('over_2') },
  over_3: { cohorts: when('over_3') },
  over_4: { cohorts: when('over_4') },
  over_8: { cohorts: when('over_8') },
  back_1: { cohorts: when('over_1 AND back_1 = 1') },
  back_2: { cohorts: when('over_2 AND back_2 = 1') },
  back_3: { cohorts: when('over_3 AND back_3 = 1') },
  back_4: { cohorts: when('over_4 AND back_4 = 1') },
  back_8: { cohorts: when('over_8 AND back_8 = 1') },
  carts_left: { carts: when('abandoned AND NOT recovered') },
} as const satisfies Record<string, ByScope>

export type SumName = keyof typeof sums

/** The grain column of a measure. Each scope has its own, because grains of several scopes can stand together. */
export const grainColumn = (scope: Scope, measure: SumName | DistinctId) => `${scope}_${measure}`
/** 1 where the grain has the ID alone; the ID's own column is null there. */
export const loneColumn = (scope: Scope, id: DistinctId) => `${grainColumn(scope, id)}_lone`
