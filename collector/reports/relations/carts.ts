// One row per visit that put something into a cart: what it was worth, and whether it was ordered, then or later.
import { isNamed } from '../event-names.ts'
import { eventsNamed, type RelationOptions } from './relation.ts'

const amount = (name: string, dialect: RelationOptions['dialect']) =>
  `CASE WHEN name = '${name}' AND currency = $currency THEN coalesce(value_minor, ${dialect.linesTotal}) END`

const names = ['add_to_cart', 'remove_from_cart', 'purchase'] as const

export function cartsOf(options: RelationOptions): string {
  const { dialect } = options
  const events = eventsNamed(names, options)
  const columns = {
    session_key: 'session_key',
    visitor_key: 'max(visitor_key)',
    customer: 'max(customer)',
    time: 'min(time)',
    last: 'max(time)',
    device: 'min(device)',
    browser: 'min(browser)',
    os: 'min(os)',
    publication: dialect.earliest('publication', 'time'),
    orders: "sum(CASE WHEN name = 'purchase' THEN 1 ELSE 0 END)",
    added: `sum(${amount('add_to_cart', dialect)})`,
    removed: `sum(${amount('remove_from_cart', dialect)})`,
  }
  const list = Object.entries(columns).map(([name, sql]) => `${sql} AS ${name}`)
  const named = `${isNamed(names)} AND session_key IS NOT NULL`
  const filled = "sum(CASE WHEN name = 'add_to_cart' THEN 1 ELSE 0 END) > 0"
  const carts = `SELECT ${list.join(', ')} FROM ${events} AS acts WHERE ${named} GROUP BY session_key HAVING ${filled}`
  const later = `SELECT visitor_key AS buyer, max(time) AS last_order FROM ${events} AS acts
    WHERE name = 'purchase' GROUP BY visitor_key`
  const state = `orders = 0 AS abandoned, orders = 0 AND coalesce(last_order > last, FALSE) AS recovered`
  const left = 'greatest(coalesce(added, 0) - coalesce(removed, 0), 0)'
  return `(SELECT *, ${state}, CASE WHEN added IS NOT NULL THEN ${left} END AS worth
    FROM (${carts}) AS filled LEFT JOIN (${later}) AS buyers ON buyer = visitor_key) AS carts`
}
