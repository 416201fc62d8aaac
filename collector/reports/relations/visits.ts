// One row per visit. What nobody asks of it costs nothing: engines leave unused aggregates out.
import type { RollUp } from '../../stores/events.ts'
import { originOf } from '../visit-source.ts'
import { addedWithin, type RelationOptions } from './relation.ts'

const count = (name: string) => `sum(CASE WHEN name = '${name}' THEN 1 ELSE 0 END)`
const home = (name: string, what: string) =>
  `sum(CASE WHEN name = '${name}' AND currency = $currency THEN ${what} END)`

/** A visit is of the day on which it began, as far as it lies in the period. */
export function visitsOf(options: RelationOptions): string {
  const { events, rollUp, dialect } = options
  if (rollUp) return visitsOfStays(rollUp, options)
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
    ...Object.fromEntries(saidFirst.map((name) => [name, dialect.first(name, 'time')])),
    searched: "max(CASE WHEN name = 'search' THEN 1 ELSE 0 END)",
    page_views: count('page_view'),
    searches: count('search'),
    add_to_carts: count('add_to_cart'),
    orders: count('purchase'),
    home_orders: home('purchase', '1'),
    home_revenue: home('purchase', 'value_minor'),
  }
  const gathered = `SELECT ${listOf(columns)} FROM ${events} WHERE session_key IS NOT NULL GROUP BY session_key`
  return `(SELECT *, ${listOf(entryOf(originOf(dialect)))} FROM (${gathered}) AS gathered) AS visits`
}

/** Named otherwise than what events say, beside which visits may stand. */
function entryOf({ source, referrer }: Record<'source' | 'referrer', string>): Record<string, string> {
  const tags = ['utm_source', 'utm_medium', 'utm_campaign'].map((name) => [`entry_${name}`, name])
  return { entry_source: source, entry_referrer: referrer, ...Object.fromEntries(tags) }
}

/** What a visit's first event says of where it came from, be it missing there. */
const saidFirst = ['host', 'referrer_host', 'utm_source', 'utm_medium', 'utm_campaign']

const isSearched = 'CASE WHEN searches > 0 THEN 1 ELSE 0 END'

/** The same from stays: most visits are one, and those that are several are put together. */
function visitsOfStays(rollUp: RollUp, { span, dialect }: RelationOptions): string {
  const own = (column: string, together: string) => ({ whole: column, together })
  const added = (column: string) => own(column, `CAST(sum(${column}) AS BIGINT)`)
  const first = (column: string) => own(column, dialect.first(column, 'first'))
  const columns = {
    session_key: own('session_key', 'session_key'),
    visitor_key: own('visitor_key', 'max(visitor_key)'),
    customer: own('customer', 'max(customer)'),
    time: own('first', 'min(first)'),
    lasted: own('last - first', 'max(last) - min(first)'),
    events: added('events'),
    device: own('device', 'min(device)'),
    browser: own('browser', 'min(browser)'),
    os: own('os', 'min(os)'),
    publication: own('publication', dialect.earliest('publication', 'first')),
    entry_page: own('entry_page', dialect.earliest('entry_page', 'entered')),
    exit_page: own('exit_page', dialect.latest('exit_page', 'left_at')),
    entry_source: first('source'),
    entry_referrer: first('referrer'),
    entry_utm_source: first('utm_source'),
    entry_utm_medium: first('utm_medium'),
    entry_utm_campaign: first('utm_campaign'),
    searched: own(isSearched, `max(${isSearched})`),
    page_views: added('page_views'),
    searches: added('searches'),
    add_to_carts: added('add_to_carts'),
    orders: added('orders'),
    home_orders: added('CASE WHEN currency = $currency AND orders > 0 THEN orders END'),
    home_revenue: added('CASE WHEN currency = $currency THEN value_minor END'),
  }
  const list = (part: 'whole' | 'together') =>
    listOf(Object.fromEntries(Object.entries(columns).map(([name, text]) => [name, text[part]])))
  return `(SELECT ${list('whole')} FROM ${addedWithin(rollUp, 'whole', span)} AS stays
    UNION ALL SELECT ${list('together')} FROM ${addedWithin(rollUp, 'pieces', span)} AS stays GROUP BY session_key) AS visits`
}

function listOf(columns: Readonly<Record<string, string>>): string {
  return Object.entries(columns)
    .map(([name, sql]) => `${sql} AS ${name}`)
    .join(', ')
}
