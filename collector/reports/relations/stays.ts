// Figures over events, read from stays where these have all that is asked: six events and more are then one row.
import type { RollUp } from '../../stores/events.ts'
import type { DimensionName } from '../dimensions.ts'
import type { EventNames } from '../event-names.ts'
import type { DistinctId, SumName } from '../measures.ts'
import { addedWithin, type RelationOptions } from './relation.ts'

/** What all events of a stay have in common. */
const common: readonly DimensionName[] = ['date', 'publication', 'device', 'browser', 'os', 'currency']

/** How many of some events there are in a stay. */
const counts: Readonly<Record<string, string>> = {
  page_view: 'page_views',
  search: 'searches',
  view_item_list: 'list_views',
  select_item: 'item_clicks',
  view_item: 'item_views',
  add_to_cart: 'add_to_carts',
  begin_checkout: 'checkouts',
  publication_open: 'publication_opens',
  publication_click: 'publication_clicks',
  purchase: 'orders',
}

/** Measures over stays that are those over events. */
const measures: Partial<Record<SumName, string>> = {
  page_views: 'page_views',
  searches: 'searches',
  list_views: 'list_views',
  item_clicks: 'item_clicks',
  item_views: 'item_views',
  add_to_carts: 'add_to_carts',
  checkouts: 'checkouts',
  publication_opens: 'publication_opens',
  publication_clicks: 'publication_clicks',
  orders: 'orders',
  own_orders: 'orders',
  home_orders: 'CASE WHEN currency = $currency THEN orders ELSE 0 END',
  quantity: 'units',
  own_revenue: 'value_minor',
  home_revenue: 'CASE WHEN currency = $currency THEN value_minor END',
}

const who = ['session_key', 'visitor_key', 'customer', 'currency', 'device', 'browser', 'os', 'publication']
const added = ['units', 'value_minor', ...Object.values(counts)]

/** The stays in the place of events. Columns: those of `measures`, `day`, `time`, and what events say of who and with what. */
export interface OfStays {
  rows: string
  /** That a stay has an event of the kind that somebody looks at. */
  named: string
  measure(name: SumName): string
  /** Null where it is as in the events. */
  id(name: DistinctId): string | null
  /** See `loneIds`. */
  lone(name: DistinctId): string | null
}

export interface AskedOfEvents {
  /** Asked by or filtered by. Those of visits are looked for in the visits. */
  dimensions: readonly DimensionName[]
  isByVisit: (name: DimensionName) => boolean
  sums: readonly SumName[]
  /** Counted once each. */
  ids: readonly DistinctId[]
  names: EventNames
}

/** Null where stays cannot tell. */
export function ofStays(
  { dimensions, isByVisit, sums, ids, names }: AskedOfEvents,
  { rollUp, span }: Pick<RelationOptions, 'rollUp' | 'span'>,
): OfStays | null {
  const named = names === 'any' ? 'TRUE' : hasOne(names)
  const isKnown =
    dimensions.every((name) => common.includes(name) || isByVisit(name)) &&
    sums.every((name) => measures[name] !== undefined)
  if (!rollUp || named === null || !isKnown) return null
  const ofVisit = (sql: string) => (name: DistinctId) => (name === 'session' ? sql : null)
  return {
    rows: rowsOf(rollUp, span, ids.includes('session')),
    named,
    measure: (name) => measures[name] ?? 'NULL',
    id: ofVisit('CASE WHEN is_split THEN session_key END'),
    lone: ofVisit('CASE WHEN NOT is_split THEN 1 END'),
  }
}

function rowsOf(rollUp: RollUp, span: RelationOptions['span'], withSplit: boolean): string {
  const isSplit = `session_key IN (SELECT session_key FROM ${rollUp.split} AS split) AS is_split`
  // A stay is of one local day, by whichever of its moments.
  const columns = ['first AS time', 'day', ...who, ...added, ...(withSplit ? [isSplit] : [])]
  return `(SELECT ${columns.join(', ')} FROM ${addedWithin(rollUp, 'stays', span)} AS stays) AS events`
}

function hasOne(names: readonly string[]): string | null {
  const columns = names.map((name) => counts[name])
  return columns.every((column) => column !== undefined) ? `${columns.join(' + ')} > 0` : null
}
