// All reports of one view, asked for together, so that the page's numbers change together or not at all.
import type { ReportMeta } from './answer.ts'
import type { Period } from './period.ts'
import { buildQuery } from './query.ts'
import type { Ask, Asked } from './query-client.ts'
import { type ReportName, reportNames } from './reports.ts'
import type { View } from './view.ts'

export interface Board {
  /** What the answers are about. */
  period: Period
  view: View
  reports: Record<ReportName, Asked>
  /** Of the first answer that came. */
  meta: ReportMeta
}

export type Loaded = { ok: true; board: Board } | { ok: false; reason: 'access' | 'trouble'; message: string }

/** Asks every report at once. One that fails alone is a failure on the board; when all fail there is no board. */
export const loadBoard = async (
  ask: Ask,
  period: Period,
  view: View,
  signal: AbortSignal,
): Promise<Loaded> => {
  const pairs = await Promise.all(
    reportNames.map(async (name) => [name, await ask(buildQuery(name, period, view), signal)] as const),
  )
  const failed = pairs.flatMap(([, asked]) => (asked.ok ? [] : [asked]))
  const denied = failed.find(({ reason }) => reason === 'access')
  if (denied) return { ok: false, reason: 'access', message: denied.message }
  const [first] = pairs.flatMap(([, asked]) => (asked.ok ? [asked.answer] : []))
  if (!first) return { ok: false, reason: 'trouble', message: failed[0]?.message ?? '' }
  const reports = Object.fromEntries(pairs) as Record<ReportName, Asked>
  return { ok: true, board: { period, view, reports, meta: first.meta } }
}

const isLost = (asked: Asked): boolean => !asked.ok && asked.reason === 'unreachable'

/** Whether every report has had its answer, be it a refusal. */
export const isWhole = ({ reports }: Board): boolean => !reportNames.some((name) => isLost(reports[name]))

/** Puts the last answer where a report was lost, so that a card does not blink; only for the same question. */
export const keepLast = (board: Board, last: Board | null): Board => {
  if (!last || questionOf(last) !== questionOf(board)) return board
  const kept = reportNames.map((name) => {
    const asked = board.reports[name]
    return [name, isLost(asked) ? last.reports[name] : asked]
  })
  return { ...board, reports: Object.fromEntries(kept) as Record<ReportName, Asked> }
}

const questionOf = ({ period, view }: Board): string =>
  [period.from, period.to, view.compare, view.device].join()
