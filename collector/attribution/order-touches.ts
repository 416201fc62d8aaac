// Orders and the touches before them, as SQL over a brand's events: who arrived by which publication, which orders are
// confirmed and refunded, and what E18 holds back. DuckDB's SQL; `docs/attribution.md` says the same in words.
import type { Span } from '../reports/calendar.ts'
import { fraudRule } from './fraud-rule.ts'
import { type AttributionRule, dayMs } from './rule.ts'

export interface TouchScope {
  /** Orders made in it, `[from, until)`. */
  span: Span
  /** Every version of the brand's rule, the oldest first. */
  rules: readonly AttributionRule[]
}

/** A common table expression: its name and its text. */
export type Table = readonly [name: string, sql: string]

/**
 * The tables that end in `order_touches`, one row per order and touch: `order_id`, `ordered_at`, `currency`,
 * `gross_minor`, `refunded_minor`, `verified`, `visitor_key`, `session_key`, `is_new_buyer`, `publication`,
 * `ambassador`, `touch_at`, `is_named`, `held`. `events` must reach as far as `creditSpan` says. Parameters:
 * `$publications` and `$ambassadors`, lists of the same length, and `$released`, `<order> <publication>` each.
 */
export function orderTouches(events: string, { span, rules }: TouchScope): Table[] {
  return [
    ['acts', actsOf(events)],
    ['placed', placed],
    // A day more than is asked: the count of a pseudonym's orders must not depend on where a period begins.
    [
      'orders',
      `SELECT * FROM placed WHERE ordered_at >= ${span.from - dayMs} AND ordered_at < ${span.until}`,
    ],
    ['refunded', refunded],
    ['carried', carriedIn(events)],
    ['arrivals', arrivals],
    ['registered', 'SELECT unnest($publications) AS publication, unnest($ambassadors) AS ambassador'],
    ['own_browsers', ownBrowsers],
    ['touched', touchedWithin(rules)],
    ['order_touches', `${held} WHERE ordered_at >= ${span.from}`],
  ]
}

/** `WITH` and the tables; the first two are read often, and computed once. */
export function withTables(tables: readonly Table[]): string {
  return `WITH ${tables.map(([name, sql]) => `${name} AS MATERIALIZED (${sql})`).join(',\n')}`
}

/** A value by the rule of an order's moment. */
export function byRule(rules: readonly AttributionRule[], value: (rule: AttributionRule) => string): string {
  const [first, ...later] = [...rules].reverse()
  if (first === undefined) throw new RangeError('a brand has a first rule')
  const newestFirst = [first, ...later]
  const cases = newestFirst
    .slice(0, -1)
    .map((rule) => `WHEN ordered_at >= ${rule.appliesFrom} THEN ${value(rule)}`)
  const oldest = value(newestFirst.at(-1) ?? first)
  return cases.length === 0 ? oldest : `CASE ${cases.join(' ')} ELSE ${oldest} END`
}

/** What E18 tells browsers of one day apart by; the network's part is the day's. */
const pseudonym =
  "CASE WHEN network <> '' THEN concat_ws('/', network, device, coalesce(browser, ''), coalesce(os, '')) END AS pseudonym"

const actNames = ['purchase', 'order_confirmed', 'order_refunded', 'publication_click', 'pick']

function actsOf(events: string): string {
  const names = actNames.map((name) => `'${name}'`).join(', ')
  return `SELECT id, name, time, visitor_key, session_key, publication, transaction_id, currency, value_minor, items,
    params, ${pseudonym} FROM ${events} WHERE name IN (${names})`
}

/** An order is the browser's purchase, the server's word for it, or both: then amount and items are the server's. */
const placed = `
  SELECT coalesce(bought.transaction_id, confirmed.transaction_id) AS order_id,
    coalesce(bought.time, confirmed.time) AS ordered_at,
    coalesce(confirmed.currency, bought.currency, '') AS currency,
    coalesce(confirmed.value_minor, bought.value_minor, 0) AS gross_minor,
    CASE WHEN len(confirmed.items) > 0 THEN confirmed.items ELSE coalesce(bought.items, confirmed.items) END AS items,
    confirmed.transaction_id IS NOT NULL AS verified, confirmed.publication AS named_publication,
    bought.visitor_key AS visitor_key, bought.session_key AS session_key, bought.pseudonym AS pseudonym,
    CASE WHEN bought.visitor_key IS NOT NULL THEN
      row_number() OVER (PARTITION BY bought.visitor_key ORDER BY bought.time, bought.transaction_id) = 1
    END AS is_new_buyer
  FROM (SELECT * FROM acts WHERE name = 'purchase') AS bought
  FULL JOIN (SELECT DISTINCT ON (transaction_id) * FROM acts WHERE name = 'order_confirmed' ORDER BY transaction_id, time, id)
    AS confirmed ON confirmed.transaction_id = bought.transaction_id`

/** A refund in another currency than the order's cannot be taken off it. */
const refunded = `
  SELECT order_id, sum(CASE
    WHEN refund.value_minor IS NOT NULL THEN refund.value_minor
    WHEN len(refund.items) > 0 THEN list_sum(list_transform(refund.items, lambda line: coalesce(line.price_minor,
      list_extract(list_filter(orders.items, lambda sold: sold.item_id = line.item_id), 1).price_minor, 0)
      * coalesce(line.quantity, 1)))
    ELSE gross_minor END)::BIGINT AS refunded_minor
  FROM orders JOIN (SELECT DISTINCT ON (id) * FROM acts WHERE name = 'order_refunded' ORDER BY id) AS refund
    ON refund.transaction_id = order_id AND coalesce(refund.currency, orders.currency) = orders.currency
  GROUP BY order_id`

/** Where buyers carried a publication, with what they carried at the event before. */
function carriedIn(events: string): string {
  return `
  SELECT visitor_key, session_key, time, publication, referrer_host, host, ${pseudonym},
    lag(publication) OVER before AS publication_before, lag(session_key) OVER before AS session_before
  FROM ${events} WHERE publication IS NOT NULL
    AND visitor_key IN (SELECT visitor_key FROM orders WHERE visitor_key IS NOT NULL)
  WINDOW before AS (PARTITION BY visitor_key ORDER BY time, id)`
}

/** A click counts for a visit that begins within so long of it; clocks differ by a moment. */
const clickMinutes = 30
const clockMs = 60_000

/**
 * A visit came by the publication that it carries when it was another before, when it comes from the same other site
 * as the first time, or when its click was seen. Otherwise it is remembered from an earlier visit: no touch.
 */
const arrivals = `
  SELECT visitor_key, time, publication, pseudonym FROM (
    SELECT *, first_value(referrer_host) OVER (PARTITION BY visitor_key, publication ORDER BY time) AS first_referrer
    FROM carried WHERE publication_before IS DISTINCT FROM publication OR session_before IS DISTINCT FROM session_key
  ) AS visit
  WHERE publication_before IS DISTINCT FROM publication
    OR (referrer_host IS DISTINCT FROM host AND referrer_host = first_referrer)
    OR EXISTS (SELECT 1 FROM acts AS click WHERE click.name = 'publication_click'
      AND click.publication = visit.publication AND click.pseudonym = visit.pseudonym
      AND click.time BETWEEN visit.time - ${clickMinutes * 60_000} AND visit.time + ${clockMs})`

/** Browsers in which an ambassador picked products, or that clicked with an ambassador's cookie (K1). */
const ownBrowsers = `
  SELECT DISTINCT json_extract_string(params, '$.ambassador') AS ambassador, visitor_key, pseudonym FROM acts
  WHERE name IN ('pick', 'publication_click') AND params IS NOT NULL`

/** Without any touch, the publication that the brand's server named, at the moment of the order. */
function touchedWithin(rules: readonly AttributionRule[]): string {
  const window = byRule(rules, ({ windowDays }) => String(windowDays * dayMs))
  return `
  SELECT orders.*, coalesce(arrival.publication, named_publication) AS publication,
    coalesce(arrival.time, ordered_at) AS touch_at, arrival.publication IS NULL AS is_named,
    arrival.pseudonym AS touch_pseudonym, registered.ambassador AS ambassador
  FROM orders LEFT JOIN arrivals AS arrival ON arrival.visitor_key = orders.visitor_key
    AND arrival.time <= ordered_at AND arrival.time >= ordered_at - ${window}
  LEFT JOIN registered ON registered.publication = coalesce(arrival.publication, named_publication)
  WHERE coalesce(arrival.publication, named_publication) IS NOT NULL`
}

const tooManyClicks = `
  SELECT publication, pseudonym FROM acts WHERE name = 'publication_click' AND pseudonym IS NOT NULL
  GROUP BY publication, pseudonym HAVING count(*) > ${fraudRule.clicksADay}`

const ownBy = (column: string, value: string) =>
  `(ambassador, ${value}) IN (SELECT ambassador, ${column} FROM own_browsers WHERE ambassador IS NOT NULL AND ${column} IS NOT NULL)`

const isOwn = [
  ownBy('visitor_key', 'visitor_key'),
  ownBy('pseudonym', 'pseudonym'),
  ownBy('pseudonym', 'touch_pseudonym'),
].join(' OR ')

const held = `
  SELECT order_id, ordered_at, currency, gross_minor, coalesce(refunded_minor, 0) AS refunded_minor, verified,
    visitor_key, session_key, is_new_buyer, publication, ambassador, touch_at, is_named,
    CASE WHEN list_contains($released, concat(order_id, ' ', publication)) THEN NULL
      WHEN ${isOwn} THEN 'own_browser'
      WHEN (publication, touch_pseudonym) IN (${tooManyClicks}) THEN 'many_clicks'
      WHEN pseudonym IS NOT NULL AND order_of_day > ${fraudRule.ordersADay} THEN 'many_orders'
    END AS held
  FROM (SELECT *, dense_rank() OVER (PARTITION BY publication, pseudonym ORDER BY ordered_at, order_id) AS order_of_day
    FROM touched) AS ranked LEFT JOIN refunded USING (order_id)`
