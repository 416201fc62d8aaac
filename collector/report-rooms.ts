// Everything that answers reports, put together: queries, the reports that are none, and both by their names.
import type { RefusalCounts } from './events/refusal-counts.ts'
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
  const answerQuery = createAnswerQuery(options)
  const states = {
    askConsentTable: createAskConsentTable(records),
    askQualityReport: createAskQualityReport(options),
    askLiveReport: createAskLiveReport(store, now),
  }
  const answerState = createAnswerState({ ...options, ...states })
  return { ...states, answerQuery, answerNamed: createAnswerNamed({ answerQuery, answerState }) }
}
