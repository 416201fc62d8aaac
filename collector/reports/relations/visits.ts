// One row per visit. What nobody asks of it costs nothing: engines leave unused aggregates out.
import type { RelationOptions } from './relation.ts'

const count = (name: string) => `sum(CASE WHEN name = '${name}' THEN 1 ELSE 0 END)`
const home = (name: string, what: string) =>
  `sum(CASE WHEN name = '${name}' AND currency = $currency THEN ${what} END)`

/** A visit is of the day on which it began, as far as it lies in the period. */
export function visitsOf({ events, dialect }: RelationOptions): string {
  const pageView = (column: string) => `CASE WHEN name = 'page_view' THEN ${column} END`
  const columns = {
    session_key: 'session_key',
    visitor_key: 'max(visitor_key)',
    customer: 'max(customer)',
    time: 'min(time)',
    lasted: 'max(time) - min(time)',
    events: 'count(*)',
    device: 'min(device)',
    browser: 'min(browser)',
    os: 'min(os)',
    publication: dialect.earliest('publication', 'time'),
    entry_page: dialect.earliest(pageView('path'), 'time'),
    exit_page: dialect.latest(pageView('path'), 'time'),
    entry_host: dialect.first('host', 'time'),
    entry_referrer: dialect.first('referrer_host', 'time'),
    entry_utm_source: dialect.first('utm_source', 'time'),
    entry_utm_medium: dialect.first('utm_medium', 'time'),
    entry_utm_campaign: dialect.first('utm_campaign', 'time'),
    searched: "max(CASE WHEN name = 'search' THEN 1 ELSE 0 END)",
    page_views: count('page_view'),
    searches: count('search'),
    add_to_carts: count('add_to_cart'),
    orders: count('purchase'),
    home_orders: home('purchase', '1'),
    home_revenue: home('purchase', 'value_minor'),
  }
  const list = Object.entries(columns).map(([name, sql]) => `${sql} AS ${name}`)
  return `(SELECT ${list.join(', ')} FROM ${events} WHERE session_key IS NOT NULL GROUP BY session_key) AS visits`
}
