// From an unknown body to a brand's answer: the one door that routes and commands use.
import { createHash } from 'node:crypto'
import type { Caller } from '../access/caller.ts'
import { may } from '../access/permissions.ts'
import type { ReadCreditFacts } from '../attribution/credit-question.ts'
import { creditSource } from '../attribution/credit-source.ts'
import type { Brand } from '../brands/brand.ts'
import type { EventStore } from '../stores/events.ts'
import type { ReportAnswer } from './answer.ts'
import { dateAt } from './calendar.ts'
import { isOfCredits } from './check-query.ts'
import { withCredits } from './kept-credits.ts'
import { parseQuery } from './parse-query.ts'
import { createPeriod } from './period.ts'
import type { Query, QueryError } from './query.ts'
import { queryWithin } from './query-within.ts'
import { createRememberedAnswers } from './remembered-answers.ts'
import { createRememberedStore } from './remembered-store.ts'
import { type ReportBrand, runReport } from './run.ts'
import { refuseCrossing } from './small-groups/refuse-crossing.ts'

export type QueryResult = { ok: true; answer: ReportAnswer } | { ok: false; error: QueryError }
/** Who asks; a role that is not named may do nothing that a role allows. */
type Asking = Pick<Caller, 'filters'> & Partial<Pick<Caller, 'kind' | 'role'>>
/** Under the filters of whoever asks, which nothing in their query takes back. */
export type AnswerQuery = (brand: Brand, query: unknown, caller: Asking) => Promise<QueryResult>

export interface AnswerQueryOptions {
  store: Pick<EventStore, 'query' | 'keep' | 'version'>
  now: () => number
  /** Milliseconds since 1970: everything received before is in the store. */
  asOf: () => number
  /** Absent: credits are not answered. */
  readFacts?: ReadCreditFacts
}

export function createAnswerQuery({ store: events, now, asOf, readFacts }: AnswerQueryOptions): AnswerQuery {
  const store = createRememberedStore(events)
  const remember = createRememberedAnswers({ store: events, now, asOf })
  return async (brand, input, caller) => {
    const { filters = [] } = caller
    const written = parseQuery(input)
    if (!written.ok) return written
    const parsed = queryWithin(written.query, filters)
    if (!parsed.ok) return parsed
    const asked = reportBrandOf(brand)
    const { smallestGroup, timeZone } = asked
    const error =
      refuseCrossing(parsed.query, smallestGroup) ?? refuseRule(parsed.query, smallestGroup, caller)
    if (error) return { ok: false, error }
    const { attribution } = parsed.query
    const facts = isOfCredits(parsed.query) ? await readFacts?.(brand) : undefined
    if (isOfCredits(parsed.query) && !facts) return { ok: false, error: noCredits }
    const { query } = parsed
    const credits = facts && creditSource(brand, facts, now(), attribution)
    const make = (until: number) => {
      const moment = { brand: asked, query, now: now(), asOf: until }
      if (!credits) return runReport({ ...moment, store })
      return withCredits({ store: events, brand: asked, credits }, (creditsIn) =>
        runReport({ ...moment, store: events, creditsIn }),
      )
    }
    const period = createPeriod(query.period, timeZone)
    const key = keyOf([asked, query, dateAt(now(), timeZone), credits && { ...credits, now: null }])
    return { ok: true, answer: await remember({ brand: brand.name, period, key, isOfAll: !!credits }, make) }
  }
}

function reportBrandOf({ name, seeded, settings }: Brand): ReportBrand & { smallestGroup: number } {
  const { timeZone, currency, reports } = settings
  const { smallestGroup } = reports
  return { brand: name, timeZone, currency, smallestGroup, ...(seeded ? { seeded } : {}) }
}

/** Short, however many publications there are. */
function keyOf(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
}

const noCredits: QueryError = {
  code: 'unsupported_pair',
  message: 'Credits cannot be asked for here.',
  path: 'metrics',
}

/**
 * The credits of two rules differ by single orders. Where small groups are hidden, only who may see each order chooses
 * another than the brand's.
 */
function refuseRule({ attribution }: Query, smallest: number, { kind, role }: Asking): QueryError | null {
  const seesOrders = kind !== undefined && role !== undefined && may({ kind, role }, 'read_credits')
  if (!attribution || smallest <= 1 || seesOrders) return null
  const message = 'Small groups are hidden: credits are shown by the brand’s own rule.'
  return { code: 'unsupported_pair', message, path: 'attribution' }
}
