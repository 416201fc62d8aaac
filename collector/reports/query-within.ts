// A query of somebody who may see a part only: their filters are added to it, whatever it asks itself.
import { checkQuery } from './check-query.ts'
import type { Filter, ParsedQuery, Query } from './query.ts'

/**
 * The query under further filters, which hold beside its own: no group of theirs can take them back. Refused where one of
 * its metrics cannot be filtered so, rather than answered without them.
 */
export function queryWithin(query: Query, filters: readonly Filter[]): ParsedQuery {
  const within = { ...query, filters: [...query.filters, ...filters] }
  const error = checkQuery(within)
  return error ? { ok: false, error } : { ok: true, query: within }
}
