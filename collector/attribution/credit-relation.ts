// The credits of many orders at once, in SQL: what `creditOrder` says of one. For reports by publication and ambassador.
import { dateAt, type Span, spanOf } from '../reports/calendar.ts'
import type { CreditEvents } from './credit-events.ts'
import { byRule, orderTouches, type TouchScope } from './order-touches.ts'
import { type AttributionModel, type AttributionRule, dayMs } from './rule.ts'
import { withTables } from './table.ts'
import { decayWeight } from './weights.ts'

export interface CreditScope extends TouchScope {
  /** What another model would have said; absent: each order by its own rule. */
  model?: AttributionModel
}

/**
 * A relation that can stand after FROM, one row per credit: the columns of `order_touches`, and `net_minor`,
 * `amount_minor` (they add up to the order's net), `share`, `rule_version`, `days_to_order`. A row with `held` is not
 * credited yet. The events reach as far as `creditSpan`; parameters as `creditParams` gives them.
 */
export function creditRelation(sources: CreditEvents, scope: CreditScope): string {
  const { rules, model } = scope
  const weight = byRule(rules, (rule) => weights[model ?? rule.model].weight)
  const total = byRule(rules, (rule) => weights[model ?? rule.model].total)
  return `(${withTables(orderTouches(sources, scope))},
  ranked AS (SELECT *, greatest(0, gross_minor - refunded_minor) AS net_minor, row_number() OVER touches AS place,
      count(*) OVER whole AS places, sum(decay) OVER whole AS decays
    FROM (SELECT *, ${byRule(rules, (rule) => decayOf(rule, model))} AS decay FROM order_touches) AS aged
    WINDOW touches AS (PARTITION BY order_key ORDER BY touch_at, publication), whole AS (touches ${wholeOrder})),
  weighed AS (SELECT *, (${weight})::HUGEINT AS weight, (${total})::HUGEINT AS total FROM ranked),
  parted AS (SELECT *, (net_minor * weight) // total AS part, (net_minor * weight) % total AS remainder FROM weighed
    WHERE weight > 0),
  turned AS (SELECT *, net_minor - sum(part) OVER whole AS units_left, row_number() OVER turns AS turn FROM parted
    WINDOW turns AS (PARTITION BY order_key ORDER BY remainder DESC, place), whole AS (turns ${wholeOrder}))
  SELECT order_id, ordered_at, currency, gross_minor, refunded_minor, verified, visitor_key, session_key, is_new_buyer,
    publication, ambassador, touch_at, is_named, held, net_minor,
    (part + CASE WHEN turn <= units_left THEN 1 ELSE 0 END)::BIGINT AS amount_minor,
    weight::DOUBLE / total::DOUBLE AS share, ${byRule(rules, ({ version }) => String(version))} AS rule_version,
    (ordered_at - touch_at) // ${dayMs} AS days_to_order
  FROM turned)`
}

/** A frame: everything of the window's partition. */
const wholeOrder = 'ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING'

/** What decides how far credits look. */
export interface CreditReach {
  rules: readonly AttributionRule[]
  /** How long a browser carries a publication. */
  cookieHours: number
  /** Milliseconds since 1970. */
  now: number
  /** IANA name. */
  timeZone: string
}

/**
 * How far the events must reach for the orders of a span: touches lie before it, refunds come after it. Looked back is
 * from the beginning of its first month, so that a buyer is new or not whichever days of the month are asked for.
 */
export function creditSpan(span: Span, { rules, cookieHours, now, timeZone }: CreditReach): Span {
  const windowDays = Math.max(...rules.map((rule) => rule.windowDays))
  const month = `${dateAt(span.from, timeZone).slice(0, 8)}01`
  const { from } = spanOf(month, month, timeZone)
  // A visit carries the publication of a visit before it for as long as the cookie lives.
  const reach = windowDays * dayMs + cookieHours * 3_600_000
  return { from: from - reach, until: now + dayMs }
}

interface Weight {
  /** Of a touch, by `place` of `places` and `decay`. */
  weight: string
  /** Of all touches of its order. */
  total: string
}

const ends = 'places > 2 AND (place = 1 OR place = places)'

/** As `weights.ts` has them. */
const weights: Readonly<Record<AttributionModel, Weight>> = {
  last: { weight: 'CASE WHEN place = places THEN 1 ELSE 0 END', total: '1' },
  first: { weight: 'CASE WHEN place = 1 THEN 1 ELSE 0 END', total: '1' },
  linear: { weight: '1', total: 'places' },
  position: {
    weight: `CASE WHEN ${ends} THEN 2 * (places - 2) ELSE 1 END`,
    total: 'CASE WHEN places > 2 THEN 5 * (places - 2) ELSE places END',
  },
  time_decay: { weight: 'decay', total: 'decays' },
}

function decayOf({ windowDays, ...rule }: AttributionRule, model = rule.model): string {
  if (model !== 'time_decay') return '0'
  const byAge = Array.from({ length: windowDays + 1 }, (_, age) => decayWeight(age))
  return `list_extract([${byAge.join(', ')}], 1 + ((ordered_at - touch_at) // ${dayMs}))`
}
