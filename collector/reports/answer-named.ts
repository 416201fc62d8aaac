// From the name of a report and what an address, a command line or a mail says beside it, to the answer of one table: the
// one door to every named report, be it a query or not.
import type { Caller } from '../access/caller.ts'
import { may } from '../access/permissions.ts'
import type { Brand } from '../brands/brand.ts'
import { nearestName } from '../settings/nearest-name.ts'
import type { AnswerQuery } from './answer-query.ts'
import type { AnswerState } from './answer-state.ts'
import { isDate, monthsFrom } from './calendar.ts'
import { type AskedReport, queryOfTable } from './query-of-report.ts'
import { type Report, type ReportTable, reportCatalogue } from './report-catalogue.ts'
import { reportNames } from './report-names.ts'
import { type StateReportName, stateCatalogue, stateReportNames } from './state-catalogue.ts'
import { isQueryTable, type StateReport, type StateTable } from './state-table.ts'
import type { TableAnswer } from './table-answer.ts'

export interface NamedError {
  code: string
  message: string
  path: string
}

export type NamedResult =
  | { ok: true; table: string; answer: TableAnswer }
  /** `not_allowed`: the report is there, and not for whoever asks. */
  | { ok: false; reason: 'missing' | 'invalid' | 'not_allowed'; error: NamedError }

export type AnswerNamed = (
  brand: Brand,
  name: string,
  asked: AskedReport,
  caller: Caller,
) => Promise<NamedResult>

/** Every report that has a name, in the order in which the page has them. */
export const allReportNames = [...reportNames, ...stateReportNames] as const
export type AnyReportName = (typeof allReportNames)[number]

/** R22: behaviour events live so long. */
const longestMonths = 25

export function reportCalled(name: AnyReportName): Report | StateReport {
  const known = stateReportNames.find((each) => each === name)
  if (known) return stateCatalogue[known]
  const report = reportNames.find((each) => each === name)
  if (!report) throw new RangeError('a name is of one catalogue or the other')
  return reportCatalogue[report]
}

export type FoundTable =
  | { ok: true; query: ReportTable; state: StateReportName | null }
  | { ok: true; query: null; state: StateReportName; table: StateTable }
  | { ok: false; error: NamedError }

/** A table of a report; without a name its first. */
export function findTable(name: string, wanted: string | undefined): FoundTable {
  const known = allReportNames.find((each) => each === name)
  if (known === undefined) return unknown('report', name, allReportNames)
  const tables: readonly (StateTable | ReportTable)[] = reportCalled(known).tables
  const names = tables.map((each) => each.name)
  const table = wanted === undefined ? tables[0] : tables.find((each) => each.name === wanted)
  if (!table) return unknown('table', wanted ?? '', names)
  const state = stateReportNames.find((each) => each === known) ?? null
  if (isQueryTable(table)) return { ok: true, query: table, state }
  if (state === null) throw new RangeError('the tables of queries are queries')
  return { ok: true, query: null, state, table }
}

export interface AnswerNamedOptions {
  answerQuery: AnswerQuery
  answerState: AnswerState
}

export function createAnswerNamed({ answerQuery, answerState }: AnswerNamedOptions): AnswerNamed {
  return async (brand, name, asked, caller) => {
    const found = findTable(name, asked.table)
    if (!found.ok) return { ...found, reason: 'missing' }
    if (found.state && !may(caller, 'read_reports'))
      return { ok: false, reason: 'not_allowed', error: notAllowed }
    if (found.query) return askQuery(brand, found.query, asked, caller)
    return askState(brand, found.state, found.table, asked)
  }

  async function askQuery(
    brand: Brand,
    table: ReportTable,
    asked: AskedReport,
    caller: Caller,
  ): Promise<NamedResult> {
    const made = queryOfTable(table, asked)
    if (!made.ok) return { ok: false, reason: 'invalid', error: made.error }
    const result = await answerQuery(brand, made.query, caller)
    if (!result.ok) return { ok: false, reason: 'invalid', error: result.error }
    return { ok: true, table: table.name, answer: result.answer }
  }

  async function askState(
    brand: Brand,
    report: StateReportName,
    table: StateTable,
    asked: AskedReport,
  ): Promise<NamedResult> {
    const { over }: StateReport = stateCatalogue[report]
    const wrong = wrongWith(asked, over)
    if (wrong) return { ok: false, reason: 'invalid', error: { code: 'invalid', ...wrong } }
    const { from = '', to = '' } = asked
    return {
      ok: true,
      table: table.name,
      answer: await answerState(brand, { report, table, days: { from, to } }),
    }
  }
}

/** These reports are of everybody, and of no other days beside their own: what asks for more is told so. */
function wrongWith(
  { from = '', to = '', compare, filters }: AskedReport,
  over: StateReport['over'],
): Omit<NamedError, 'code'> | null {
  if (compare !== undefined) return { path: 'compare', message: 'this report is not compared' }
  if (filters !== undefined && filters !== '[]')
    return { path: 'filters', message: 'this report cannot be filtered' }
  if (over === 'now') return null
  if (!isDate(from)) return { path: 'from', message: 'must be a day, YYYY-MM-DD' }
  if (!isDate(to)) return { path: 'to', message: 'must be a day, YYYY-MM-DD' }
  if (to < from) return { path: 'to', message: 'must not be before from' }
  return to > monthsFrom(from, longestMonths)
    ? { path: 'to', message: `must be within ${longestMonths} months` }
    : null
}

function unknown(kind: string, written: string, names: readonly string[]): { ok: false; error: NamedError } {
  const near = nearestName(written.slice(0, 40), names)
  const message = near === null ? `there is no such ${kind}` : `there is no such ${kind}; nearest: ${near}`
  return { ok: false, error: { code: `no_such_${kind}`, message, path: kind } }
}

const notAllowed: NamedError = {
  code: 'not_allowed',
  message: 'this is not for the role of whoever asks',
  path: 'report',
}
