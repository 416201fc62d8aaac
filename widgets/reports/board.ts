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
  const denied = failed.find((asked) => asked.reason === 'access')
  if (denied) return { ok: false, reason: 'access', message: denied.message }
  const answered = pairs.flatMap(([, asked]) => (asked.ok ? [asked.answer] : []))[0]
  const lost = failed.find((asked) => asked.reason === 'unreachable') ?? (answered ? undefined : failed[0])
  if (lost || !answered) return { ok: false, reason: 'trouble', message: lost?.message ?? '' }
  const reports = Object.fromEntries(pairs) as Record<ReportName, Asked>
  return { ok: true, board: { period, view, reports, meta: answered.meta } }
}
