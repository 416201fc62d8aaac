// The columns of `stays`: a visitor's events of one visit on one local day, added up. A visit is one row but for those that
// go on over midnight, change what their events say of who and with what, or order.

/** What the events of a row have in common, as SQL over events. The day is a further one. */
const keys = {
  session_key: 'session_key',
  visitor_key: 'visitor_key',
  visitor_basis: 'visitor_basis',
  customer: 'customer',
  device: 'device',
  browser: 'browser',
  os: 'os',
  publication: 'publication',
  /** Of orders; those of another currency are another row. */
  currency: "case when name = 'purchase' then currency end",
} as const

const count = (name: string) => `count(*) filter (name = '${name}')::INTEGER`
const ofPages = (what: string) => `case when name = 'page_view' then ${what} end`
const ofOrders = (what: string) => `sum(case when name = 'purchase' then ${what} end)::BIGINT`
const units = 'coalesce(list_sum(list_transform(items, lambda item: coalesce(item.quantity, 1))), 0)'

/** What is added up or picked out, as SQL over the events of a row. */
const sums = {
  first: 'min(time)',
  last: 'max(time)',
  events: 'count(*)::INTEGER',
  /** Of the first event, be it missing there. */
  host: 'arg_min_null(host, time)',
  referrer_host: 'arg_min_null(referrer_host, time)',
  utm_source: 'arg_min_null(utm_source, time)',
  utm_medium: 'arg_min_null(utm_medium, time)',
  utm_campaign: 'arg_min_null(utm_campaign, time)',
  /** Only where the visit came by a publication: fraud is looked for by it. */
  network: 'arg_min_null(case when publication is not null then network end, time)',
  entry_page: `arg_min(${ofPages('path')}, time)`,
  entered: `min(${ofPages('case when path is not null then time end')})`,
  exit_page: `arg_max(${ofPages('path')}, time)`,
  left_at: `max(${ofPages('case when path is not null then time end')})`,
  page_views: count('page_view'),
  searches: count('search'),
  list_views: count('view_item_list'),
  item_clicks: count('select_item'),
  item_views: count('view_item'),
  add_to_carts: count('add_to_cart'),
  checkouts: count('begin_checkout'),
  publication_opens: count('publication_open'),
  publication_clicks: count('publication_click'),
  orders: count('purchase'),
  units: ofOrders(units),
  value_minor: ofOrders('value_minor'),
} as const

const keyNames = Object.keys(keys)
const all = { ...keys, ...sums }

/** Every column of `stays`. */
export const stayColumns = [...Object.keys(all), 'day'].join(', ')

/** The rows that some events make, by the day that an expression over `time` says. */
export function staysOf(events: string, localDay: string): string {
  const list = Object.entries(all).map(([name, sql]) => `${sql} as ${name}`)
  const groups = keyNames.map((_, at) => at + 1)
  return `select ${[...list, `${localDay} as day`].join(', ')} from ${events} group by ${[...groups, list.length + 1].join(', ')}`
}
