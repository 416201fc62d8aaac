// One row per visit and term: what was searched for, and what became of its results in the same visit. A term that is
// searched for again in one visit is still one row; an order line may come from the search of an earlier visit.
import { linesOf, valueOfLine } from './lines.ts'
import { eventsNamed, type RelationOptions } from './relation.ts'

const shared = 'session_key, visitor_key, customer, time, device, browser, os, publication, name, currency'
const fromResults = ['select_item', 'add_to_cart', 'purchase'] as const

export function searchesOf(options: RelationOptions): string {
  const { dialect } = options
  const lines = linesOf({ ...options, names: fromResults })
  const acts = `SELECT ${shared}, ${dialect.fold('search_term')} AS term, results, NULL AS line_value
    FROM ${eventsNamed(['search'], options)} AS told WHERE name = 'search' AND search_term IS NOT NULL
    UNION ALL SELECT ${shared}, ${dialect.fold('search_term')} AS term, NULL AS results, ${valueOfLine} AS line_value
    FROM ${lines} WHERE search_term IS NOT NULL`
  const count = (name: string) => `sum(CASE WHEN name = '${name}' THEN 1 ELSE 0 END)`
  const columns = {
    visitor_key: 'max(visitor_key)',
    customer: 'max(customer)',
    time: 'min(time)',
    device: 'min(device)',
    browser: 'min(browser)',
    os: 'min(os)',
    publication: dialect.earliest('publication', 'time'),
    searches: count('search'),
    results: 'max(results)',
    clicks: count('select_item'),
    add_to_carts: count('add_to_cart'),
    orders: count('purchase'),
    home_revenue: "sum(CASE WHEN name = 'purchase' AND currency = $currency THEN line_value END)",
    home_lines: "sum(CASE WHEN name = 'purchase' AND currency = $currency THEN 1 ELSE 0 END)",
  }
  const list = Object.entries(columns).map(([name, sql]) => `${sql} AS ${name}`)
  return `(SELECT session_key, term AS search_term, ${list.join(', ')} FROM (${acts}) AS acts
    GROUP BY session_key, term) AS searches`
}
