// The steps of a funnel as they are answered: in their order, apart by what stands beside them.
import { measured, type ReportRow } from './answer.ts'

export interface FunnelPart {
  /** The day, week or value; null where nothing stands beside the steps, and for a missing value. */
  value: string | null
  /** Its steps, in the funnel's order. */
  steps: ReportRow[]
}

/** @param by the dimension beside the steps, or null */
export const funnelParts = (rows: ReportRow[], by: string | null): FunnelPart[] => {
  const parts = new Map<string | null, ReportRow[]>()
  for (const row of rows) {
    const cell = by === null ? null : (row.cells[by] ?? null)
    const value = cell === null ? null : String(cell)
    parts.set(value, [...(parts.get(value) ?? []), row])
  }
  return [...parts].map(([value, steps]) => ({ value, steps }))
}

/** How long the bar of a step is: its share of the first step, 0 to 1; none where that was not measured. */
export const barOf = (step: ReportRow): number => measured(step.cells, 'share') ?? 0

/** What a step is called; a number tells apart the steps of one event. */
export const stepEvent = ({ cells }: ReportRow): string => String(cells.funnel_step ?? '')
