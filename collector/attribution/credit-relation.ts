// The credits of many orders at once, in SQL: what `creditOrder` says of one. For reports by publication and ambassador.
import type { Span } from '../reports/calendar.ts'
import { byRule, orderTouches, type TouchScope, withTables } from './order-touches.ts'
import { type AttributionModel, type AttributionRule, dayMs } from './rule.ts'
import { decayWeight } from './weights.ts'

export interface CreditScope extends TouchScope {
  /** What another model would have said; absent: each order by its own rule. */
  model?: AttributionModel
}

/**
 * A relation that can stand after FROM, one row per credit: the columns of `order_touches`, and `net_minor`,
 * `amount_minor` (they add up to the order's net), `share`, `rule_version`, `days_to_order`. A row with `held` is not
 * credited yet. `events` reaches as far as `creditSpan`; parameters as `creditParams` gives them.
 */
export function creditRelation(events: string, scope: CreditScope): string {
  const { rules, model } = scope
  return `(${withTables(orderTouches(events, scope))},
  weighed AS (SELECT *, greatest(0, gross_minor - refunded_minor)::HUGEINT AS net,
    (${weightOf(rules, model)})::HUGEINT AS weight
    FROM (SELECT *, row_number() OVER touches AS place, count(*) OVER (PARTITION BY order_id) AS places
      FROM order_touches WINDOW touches AS (PARTITION BY order_id ORDER BY touch_at, publication)) AS placed_touches),
  divided AS (SELECT *, sum(weight) OVER (PARTITION BY order_id) AS total FROM weighed),
  parted AS (SELECT *, (net * weight) // total AS part, (net * weight) % total AS remainder FROM divided),
  ordered AS (SELECT *, net - sum(part) OVER (PARTITION BY order_id) AS units_left,
    row_number() OVER (PARTITION BY order_id ORDER BY remainder DESC, place) AS turn FROM parted)
  SELECT order_id, ordered_at, currency, gross_minor, refunded_minor, verified, visitor_key, session_key, is_new_buyer,
    publication, ambassador, touch_at, is_named, held, net::BIGINT AS net_minor,
    (part + CASE WHEN turn <= units_left THEN 1 ELSE 0 END)::BIGINT AS amount_minor,
    weight::DOUBLE / total::DOUBLE AS share, ${byRule(rules, ({ version }) => String(version))} AS rule_version,
    (ordered_at - touch_at) // ${dayMs} AS days_to_order
  FROM ordered WHERE weight > 0)`
}

/** How far the events must reach for the orders of a span: touches lie before it, refunds come after it. */
export function creditSpan(
  { from }: Span,
  { rules, cookieHours, now }: { rules: readonly AttributionRule[]; cookieHours: number; now: number },
): Span {
  const windowDays = Math.max(...rules.map((rule) => rule.windowDays))
  // A visit carries the publication of a visit before it for as long as the cookie lives.
  const reach = windowDays * dayMs + cookieHours * 3_600_000
  return { from: from - reach, until: now + dayMs }
}

function weightOf(rules: readonly AttributionRule[], model: AttributionModel | undefined): string {
  return byRule(rules, (rule) => weights[model ?? rule.model](rule))
}

const between = 'places > 2 AND (place = 1 OR place = places)'

/** As `weights.ts` has them. */
const weights: Readonly<Record<AttributionModel, (rule: AttributionRule) => string>> = {
  last: () => 'CASE WHEN place = places THEN 1 ELSE 0 END',
  first: () => 'CASE WHEN place = 1 THEN 1 ELSE 0 END',
  linear: () => '1',
  position: () => `CASE WHEN ${between} THEN 2 * (places - 2) ELSE 1 END`,
  time_decay: ({ windowDays }) => {
    const byAge = Array.from({ length: windowDays + 1 }, (_, age) => decayWeight(age))
    return `list_extract([${byAge.join(', ')}], 1 + ((ordered_at - touch_at) // ${dayMs}))`
  },
}
