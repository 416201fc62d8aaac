// All tables of one report in one view, asked for together, so that the page's numbers change together or not at all.
import { measured, type ReportMeta } from './answer.ts'
import type { Report, ReportTable } from './catalogue.ts'
import type { Period } from './period.ts'
import { questionOf } from './query.ts'
import type { Ask, Asked } from './query-client.ts'
import type { View } from './view.ts'

export interface AskedTable {
  table: ReportTable
  asked: Asked
}

export interface Board {
  /** What the answers are about. */
  report: Report
  period: Period
  view: View
  /** In the report's order. */
  tables: AskedTable[]
  /** Of the first answer that came. */
  meta: ReportMeta
  /** The share of the orders told by the brand's server that is measured; null where that is not known. */
  coverage: number | null
}

export type Loaded = { ok: true; board: Board } | { ok: false; reason: 'access' | 'trouble'; message: string }

/** Asks every table at once. One that fails alone is a failure on the board; when all fail there is no board. */
export const loadBoard = async (
  ask: Ask,
  report: Report,
  period: Period,
  view: View,
  signal: AbortSignal,
): Promise<Loaded> => {
  const coverageAsked = askCoverage(ask, report, period, signal)
  const tables = await Promise.all(
    report.tables.map(async (table) => ({
      table,
      asked: await ask(questionOf(report, table, period, view), signal),
    })),
  )
  const coverage = await coverageAsked
  const failed = tables.flatMap(({ asked }) => (asked.ok ? [] : [asked]))
  const denied = failed.find(({ reason }) => reason === 'access')
  if (denied) return { ok: false, reason: 'access', message: denied.message }
  const [first] = tables.flatMap(({ asked }) => (asked.ok ? [asked.answer] : []))
  if (!first) return { ok: false, reason: 'trouble', message: failed[0]?.message ?? '' }
  return { ok: true, board: { report, period, view, tables, meta: first.meta, coverage } }
}

/** Beside shares of what shoppers do; nothing where the collector does not say it to whoever asks. */
const askCoverage = async (ask: Ask, { over }: Report, period: Period, signal: AbortSignal) => {
  if (over !== null) return null
  const query = { metrics: ['coverage'], dimensions: [], period, filters: [] }
  const asked = await ask(query, signal)
  return asked.ok ? measured(asked.answer.totals.cells, 'coverage') : null
}

const isLost = (asked: Asked): boolean => !asked.ok && asked.reason === 'unreachable'

/** Whether every table has had its answer, be it a refusal. */
export const isWhole = ({ tables }: Board): boolean => !tables.some(({ asked }) => isLost(asked))

/** Puts the last answer where a table was lost, so that a card does not blink; only for the same question. */
export const keepLast = (board: Board, last: Board | null): Board => {
  if (!last || boardKey(last) !== boardKey(board)) return board
  const tables = board.tables.map((each, at) => (isLost(each.asked) ? (last.tables[at] ?? each) : each))
  return { ...board, tables }
}

/** The same for boards that answer the same question. */
export const boardKey = ({ report, period, view }: Pick<Board, 'report' | 'period' | 'view'>): string =>
  JSON.stringify([report.name, period, view.compare, view.filters, view.funnel])
