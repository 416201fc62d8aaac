// Rows of any scope beside what is known of their visits, for filters by visits. What belongs to no visit is left out.
import type { RelationOptions } from './relation.ts'
import { visitsOf } from './visits.ts'

/** Named otherwise than anything that rows of a scope have. */
const columns = [
  'entry_page',
  'exit_page',
  'entry_source',
  'entry_referrer',
  'entry_utm_source',
  'entry_utm_medium',
  'entry_utm_campaign',
  'searched',
]

/** `rows` must have `session_key`. Visits are looked at as far as the scope reaches. */
export function withVisits(rows: string, options: RelationOptions): string {
  const { events, wide = events } = options
  const known = columns.map((name) => `visit.${name} AS ${name}`).join(', ')
  return `(SELECT seen.*, ${known} FROM (SELECT * FROM ${rows}) AS seen
    JOIN (SELECT * FROM ${visitsOf({ ...options, events: wide, span: undefined })}) AS visit ON visit.session_key = seen.session_key) AS visited`
}
