// All tables of one report in one view, asked for together, so that the page's numbers change together or not at all.
import type { ReportMeta } from './answer.ts'
import type { Report, ReportTable } from './catalogue.ts'
import type { Period } from './period.ts'
import { buildQuery } from './query.ts'
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
  const tables = await Promise.all(
    report.tables.map(async (table) => ({
      table,
      asked: await ask(buildQuery(table, period, view), signal),
    })),
  )
  const failed = tables.flatMap(({ asked }) => (asked.ok ? [] : [asked]))
  const denied = failed.find(({ reason }) => reason === 'access')
  if (denied) return { ok: false, reason: 'access', message: denied.message }
  const [first] = tables.flatMap(({ asked }) => (asked.ok ? [asked.answer] : []))
  if (!first) return { ok: false, reason: 'trouble', message: failed[0]?.message ?? '' }
  return { ok: true, board: { report, period, view, tables, meta: first.meta } }
}

const isLost = (asked: Asked): boolean => !asked.ok && asked.reason === 'unreachable'

/** Whether every table has had its answer, be it a refusal. */
export const isWhole = ({ tables }: Board): boolean => !tables.some(({ asked }) => isLost(asked))

/** Puts the last answer where a table was lost, so that a card does not blink; only for the same question. */
export const keepLast = (board: Board, last: Board | null): Board => {
  if (!last || questionOf(last) !== questionOf(board)) return board
  const tables = board.tables.map((each, at) => (isLost(each.asked) ? (last.tables[at] ?? each) : each))
  return { ...board, tables }
}

const questionOf = ({ report, period, view }: Board): string =>
  JSON.stringify([report.name, period, view.compare, view.filters])
