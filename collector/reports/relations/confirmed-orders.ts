// One row per order that a browser or the brand's server told of: seen, confirmed (S1), or both. An order is of the
// moment at which it was seen, else of the one that the server says.
import { isWithin, type RelationOptions } from './relation.ts'

const who = ['visitor_key', 'session_key', 'customer', 'device', 'browser', 'os', 'publication']

export function confirmedOrdersOf(options: RelationOptions): string {
  const { events, rollUp, wide = events, span, dialect } = options
  const first = (name: string) => `${dialect.earliest(name, 'time')} AS ${name}`
  const once = (name: string, columns: readonly string[]) =>
    `SELECT transaction_id, min(time) AS time, ${columns.map(first).join(', ')} FROM ${rollUp?.acts ?? wide} AS acts
     WHERE name = '${name}' GROUP BY transaction_id`
  const amounts = ['currency', 'value_minor']
  const orders = `SELECT coalesce(seen.time, told.time) AS time, seen.transaction_id IS NOT NULL AS is_seen,
      told.transaction_id IS NOT NULL AS is_confirmed, coalesce(told.currency, seen.currency) AS currency,
      CASE WHEN told.transaction_id IS NULL THEN seen.value_minor ELSE told.value_minor END AS amount,
      ${who.map((name) => `seen.${name} AS ${name}`).join(', ')}
    FROM (${once('purchase', [...amounts, ...who])}) AS seen
    FULL JOIN (${once('order_confirmed', amounts)}) AS told ON told.transaction_id = seen.transaction_id`
  return `(SELECT * FROM (${orders}) AS all_orders WHERE ${isWithin('time', span)}) AS orders`
}
