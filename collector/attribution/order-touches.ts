// Orders and the touches before them, as SQL over a brand's events: which orders are confirmed and refunded, who arrived
// by which publication, and what E18 holds back. DuckDB's SQL; `docs/attribution.md` says the same in words.
import type { Span } from '../reports/calendar.ts'
import { arrivalTables } from './arrivals.ts'
import type { CreditEvents } from './credit-events.ts'
import { heldBecause, heldTables } from './held-touches.ts'
import { pseudonym } from './pseudonym.ts'
import { type AttributionRule, dayMs } from './rule.ts'
import type { Table } from './table.ts'

export interface TouchScope {
  /** Orders made in it, `[from, until)`. */
  span: Span
  /** Every version of the brand's rule, the oldest first. */
  rules: readonly AttributionRule[]
}

/**
 * The tables that end in `order_touches`, one row per order and touch: `order_key` (a number that stands for it here),
 * `order_id`, `ordered_at`, `currency`, `gross_minor`, `refunded_minor`, `verified`, `visitor_key`, `session_key`,
 * `is_new_buyer`, `publication`, `ambassador`, `touch_at`, `is_named`, `held`. The events must reach as far as `creditSpan`
 * says. Parameters: lists of the same length, `$publications` with `$ambassadors` and `$released_orders` with
 * `$released_publications`.
 */
export function orderTouches(sources: CreditEvents, { span, rules }: TouchScope): Table[] {
  const told = sources.rollUp?.acts ?? sources.events
  return [
    ['acts', actsOf(told), 'readOften'],
    ['placed', placed],
    // A day more than is asked: the count of a pseudonym's orders must not depend on where a period begins.
    ['orders', ordersWithin(span), 'readOften'],
    ['refunded', refundedIn(told)],
    ...arrivalTables(sources),
    ['touched', touchedWithin(rules), 'readOften'],
    ['registered', 'SELECT unnest($publications) AS publication, unnest($ambassadors) AS ambassador'],
    ...heldTables,
    ['order_touches', touchesSince(span.from)],
  ]
}

/** A value by the rule of an order's moment. */
export function byRule(rules: readonly AttributionRule[], value: (rule: AttributionRule) => string): string {
  const [oldest, ...later] = rules
  if (oldest === undefined) throw new RangeError('a brand has a first rule')
  const cases = [...later]
    .reverse()
    .map((rule) => `WHEN ordered_at >= ${rule.appliesFrom} THEN ${value(rule)}`)
  return cases.length === 0 ? value(oldest) : `CASE ${cases.join(' ')} ELSE ${value(oldest)} END`
}

const actNames = ['purchase', 'order_confirmed', 'order_refunded', 'publication_click', 'pick']

function actsOf(told: string): string {
  const names = actNames.map((name) => `'${name}'`).join(', ')
  return `SELECT name, time, visitor_key, session_key, publication, transaction_id, currency, value_minor,
    CASE WHEN name IN ('pick', 'publication_click') THEN params END AS params,
    CASE WHEN name = 'order_refunded' THEN id END AS refund_id,
    CASE WHEN name = 'order_refunded' THEN items END AS items, ${pseudonym}
    FROM ${told} AS told WHERE name IN (${names})`
}

/** An order is the browser's purchase, the server's word for it, or both: then the amount is the server's. */
const placed = `
  SELECT coalesce(bought.transaction_id, confirmed.transaction_id) AS order_id,
    coalesce(bought.time, confirmed.time) AS ordered_at,
    coalesce(confirmed.currency, bought.currency, '') AS currency,
    coalesce(confirmed.value_minor, bought.value_minor, 0) AS gross_minor,
    confirmed.transaction_id IS NOT NULL AS verified, confirmed.publication AS named_publication,
    bought.visitor_key AS visitor_key, bought.session_key AS session_key, bought.pseudonym AS pseudonym,
    CASE WHEN bought.visitor_key IS NOT NULL THEN
      row_number() OVER (PARTITION BY bought.visitor_key ORDER BY bought.time, bought.transaction_id) = 1
    END AS is_new_buyer
  FROM (SELECT * FROM acts WHERE name = 'purchase') AS bought
  FULL JOIN (SELECT transaction_id, min(time) AS time, arg_min(currency, time) AS currency,
      arg_min(value_minor, time) AS value_minor, arg_min(publication, time) AS publication
      FROM acts WHERE name = 'order_confirmed' GROUP BY transaction_id) AS confirmed
    ON confirmed.transaction_id = bought.transaction_id`

function ordersWithin({ from, until }: Span): string {
  return `SELECT *, row_number() OVER () AS order_key FROM placed
    WHERE ordered_at >= ${from - dayMs} AND ordered_at < ${until}`
}

/**
 * What refunds take off each order. Of a refund by items, a line without a price has the price of that item in the order
 * (the server's lines, else the browser's). A refund in another currency than the order's takes nothing off.
 */
function refundedIn(told: string): string {
  return `
  SELECT order_key, sum(CASE WHEN refund.value_minor IS NOT NULL THEN refund.value_minor
    WHEN len(refund.items) > 0 THEN list_sum(list_transform(refund.items, lambda line: coalesce(line.price_minor,
      list_extract(list_filter(sold.items, lambda item: item.item_id = line.item_id), 1).price_minor, 0)
      * coalesce(line.quantity, 1)))
    ELSE gross_minor END)::BIGINT AS refunded_minor
  FROM orders JOIN (SELECT DISTINCT ON (refund_id) refund_id, transaction_id, currency, value_minor, items FROM acts
      WHERE name = 'order_refunded') AS refund
    ON refund.transaction_id = order_id AND coalesce(refund.currency, orders.currency) = orders.currency
  LEFT JOIN (SELECT transaction_id, arg_min(items, CASE name WHEN 'order_confirmed' THEN 0 ELSE 1 END) AS items
      FROM ${told} AS told WHERE name IN ('purchase', 'order_confirmed') AND len(items) > 0 AND transaction_id IN (
        SELECT transaction_id FROM acts WHERE name = 'order_refunded' AND len(items) > 0)
      GROUP BY transaction_id) AS sold ON sold.transaction_id = order_id
  GROUP BY order_key`
}

/** Without any touch, the publication that the brand's server named, at the moment of the order. */
function touchedWithin(rules: readonly AttributionRule[]): string {
  const window = byRule(rules, ({ windowDays }) => String(windowDays * dayMs))
  return `
  SELECT order_key, coalesce(arrival.publication, named_publication) AS publication,
    coalesce(arrival.time, ordered_at) AS touch_at, arrival.publication IS NULL AS is_named,
    orders.pseudonym AS pseudonym, arrival.pseudonym AS touch_pseudonym
  FROM orders LEFT JOIN arrivals AS arrival ON arrival.visitor_key = orders.visitor_key
    AND arrival.time <= ordered_at AND arrival.time >= ordered_at - ${window}
  WHERE coalesce(arrival.publication, named_publication) IS NOT NULL`
}

function touchesSince(from: number): string {
  return `
  SELECT order_key, order_id, ordered_at, currency, gross_minor, coalesce(refunded_minor, 0) AS refunded_minor,
    verified, visitor_key, session_key, is_new_buyer, publication, ambassador, touch_at, is_named,
    ${heldBecause} AS held
  FROM (SELECT order_key, order_id, ordered_at, currency, gross_minor, verified, visitor_key, session_key, is_new_buyer,
      publication, touch_at, is_named, touched.pseudonym AS pseudonym, touch_pseudonym
    FROM touched JOIN orders USING (order_key) WHERE ordered_at >= ${from}) AS touches
  LEFT JOIN refunded USING (order_key) LEFT JOIN registered USING (publication)`
}
