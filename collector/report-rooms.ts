// Everything that answers reports, put together: queries, the reports that are none, and both by their names.
import { randomBytes } from 'node:crypto'
import { createReadCreditFacts, type ReadCreditFacts } from './attribution/credit-question.ts'
import { createReleases } from './attribution/releases.ts'
import { createAttributionRules } from './attribution/rules.ts'
import type { RefusalCounts } from './events/refusal-counts.ts'
import { createPublications } from './publications/publications.ts'
import { type AnswerNamed, createAnswerNamed } from './reports/answer-named.ts'
import { type AnswerQuery, createAnswerQuery } from './reports/answer-query.ts'
import { createAnswerState } from './reports/answer-state.ts'
import { type AskConsentTable, createAskConsentTable } from './reports/consent-report.ts'
import { type AskLiveReport, createAskLiveReport } from './reports/live-report.ts'
import { type AskQualityReport, createAskQualityReport } from './reports/quality-report.ts'
import type { EventStore } from './stores/events.ts'
import type { RecordStore } from './stores/records.ts'

export interface ReportRooms {
  answerQuery: AnswerQuery
  answerNamed: AnswerNamed
  askConsentTable: AskConsentTable
  askQualityReport: AskQualityReport
  askLiveReport: AskLiveReport
}

export interface ReportRoomsOptions {
  store: EventStore
  records: Pick<RecordStore, 'transact'>
  /** Null where no collector runs. */
  refusals: Pick<RefusalCounts, 'of' | 'since'> | null
  now: () => number
  /** Milliseconds since 1970: everything received before is in the store. */
  asOf: () => number
}

export function createReportRooms(options: ReportRoomsOptions): ReportRooms {
  const { store, records, now } = options
  const readFacts = creditFactsIn(records, now)
  const answerQuery = createAnswerQuery({ ...options, readFacts })
  const states = {
    askConsentTable: createAskConsentTable(records),
    askQualityReport: createAskQualityReport(options),
    askLiveReport: createAskLiveReport(store, now),
  }
  const answerState = createAnswerState({ ...options, ...states })
  return { ...states, answerQuery, answerNamed: createAnswerNamed({ answerQuery, answerState }) }
}

/** Reads what the records know of a brand's credits. */
export function creditFactsIn(records: Pick<RecordStore, 'transact'>, now: () => number): ReadCreditFacts {
  const room = { records, now, random: randomBytes }
  return createReadCreditFacts({
    rules: createAttributionRules(room),
    releases: createReleases(room),
    publications: createPublications(room),
  })
}
