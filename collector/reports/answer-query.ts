// From an unknown body to a brand's answer: the one door that routes and commands use.
import type { Caller } from '../access/caller.ts'
import type { Brand } from '../brands/brand.ts'
import type { EventStore } from '../stores/events.ts'
import type { ReportAnswer } from './answer.ts'
import { parseQuery } from './parse-query.ts'
import type { QueryError } from './query.ts'
import { queryWithin } from './query-within.ts'
import { runReport } from './run.ts'
import { refuseCrossing } from './small-groups/refuse-crossing.ts'

export type QueryResult = { ok: true; answer: ReportAnswer } | { ok: false; error: QueryError }
/** Under the filters of whoever asks, which nothing in their query takes back. */
export type AnswerQuery = (
  brand: Brand,
  query: unknown,
  caller: Pick<Caller, 'filters'>,
) => Promise<QueryResult>

export interface AnswerQueryOptions {
  store: EventStore
  now: () => number
  /** Milliseconds since 1970: everything received before is in the store. */
  asOf: () => number
}

export function createAnswerQuery({ store, now, asOf }: AnswerQueryOptions): AnswerQuery {
  return async (brand, input, { filters = [] }) => {
    const written = parseQuery(input)
    if (!written.ok) return written
    const parsed = queryWithin(written.query, filters)
    if (!parsed.ok) return parsed
    const { timeZone, currency, reports } = brand.settings
    const { name, seeded } = brand
    const { smallestGroup } = reports
    const error = refuseCrossing(parsed.query, smallestGroup)
    if (error) return { ok: false, error }
    const reportBrand = { brand: name, timeZone, currency, smallestGroup, ...(seeded ? { seeded } : {}) }
    const answer = await runReport({
      store,
      brand: reportBrand,
      query: parsed.query,
      now: now(),
      asOf: asOf(),
    })
    return { ok: true, answer }
  }
}
