// One row per purchase and per refund. A refund that the brand's server told of stands for that of the browser, and one
// without an amount is worth what was refunded of the order that it names.
import { isWithin, type RelationOptions } from './relation.ts'

const who = ['visitor_key', 'session_key', 'customer', 'device', 'browser', 'os', 'publication']

/** Order lines cost the most to read, so everything about sales is read once. */
const names = "name IN ('purchase', 'order_confirmed', 'refund', 'order_refunded')"
const columns = ['id', 'name', 'time', 'transaction_id', 'currency', 'value_minor', 'items']

export function salesOf({ events, wide = events, span, rollUp, dialect }: RelationOptions): string {
  const acts = `SELECT ${[...columns, ...who].join(', ')} FROM ${rollUp?.acts ?? wide} AS told WHERE ${names}`
  const sold = `SELECT transaction_id, ${latestOf(dialect)} FROM acts
    WHERE name IN ('purchase', 'order_confirmed') AND transaction_id IN (SELECT transaction_id FROM told)
    GROUP BY transaction_id`
  const purchases = `SELECT 'purchase' AS name, time, currency, value_minor AS amount, ${who.join(', ')}
    FROM acts WHERE name = 'purchase' AND ${isWithin('time', span)}`
  const refunds = `SELECT 'refund' AS name, told.time AS time, coalesce(told.currency, sold.currency) AS currency,
    ${amount(dialect)} AS amount, ${who.map((name) => `sold.${name} AS ${name}`).join(', ')}
    FROM told LEFT JOIN sold ON sold.transaction_id = told.transaction_id
    WHERE ${isWithin('told.time', span)} AND (told.name = 'order_refunded' OR told.transaction_id NOT IN
      (SELECT transaction_id FROM told WHERE name = 'order_refunded'))`
  const once = (name: string, sql: string) => `${name} ${dialect.asOnce} (${sql})`
  return `(WITH ${[once('acts', acts), once('told', told), `sold AS (${sold})`].join(', ')}
    ${purchases} UNION ALL ${refunds}) AS sales`
}

/** The server may say the same again after the window in which repeats are dropped: an ID counts once. */
const told = `SELECT id, ${columns
  .slice(1)
  .map((name) => `min(${name}) AS ${name}`)
  .join(', ')} FROM acts WHERE name IN ('refund', 'order_refunded') GROUP BY id`

/** What is known of the order: the server's amount and lines where it told of it, who bought from the browser. */
function latestOf(dialect: RelationOptions['dialect']): string {
  const serverFirst = "CASE name WHEN 'order_confirmed' THEN 0 ELSE 1 END"
  const ofOrder = ['currency', 'value_minor'].map(
    (name) => `${dialect.earliest(name, serverFirst)} AS ${name}`,
  )
  const items = `${dialect.earliest('CASE WHEN len(items) > 0 THEN items END', serverFirst)} AS items`
  const buyer = who.map((name) => `max(CASE WHEN name = 'purchase' THEN ${name} END) AS ${name}`)
  return [...ofOrder, items, ...buyer].join(', ')
}

/** Its value, else that of its items (at the order's price where a line names none), else the whole order. */
function amount(dialect: RelationOptions['dialect']): string {
  return `CASE WHEN told.currency <> sold.currency THEN coalesce(told.value_minor, ${dialect.linesTotalOf('told.items')})
    WHEN told.value_minor IS NOT NULL THEN told.value_minor
    WHEN len(told.items) > 0 THEN ${dialect.linesTotalOf('told.items', 'sold.items')}
    ELSE sold.value_minor END`
}
