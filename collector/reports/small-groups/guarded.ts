// Figures beside which something may be hidden.
import type { Figures, Group } from '../group.ts'

export interface GuardedFigures extends Figures {
  /** Days without a row of their own. */
  hiddenDays: ReadonlySet<number>
  /** What is left beside the rows: by day, where the query is, and that of the hidden days. */
  rest: Group[]
  /** Rows that are hidden. */
  suppressed: number
}

/** Figures of which nothing is hidden. */
export function unguarded(figures: Figures): GuardedFigures {
  return { ...figures, hiddenDays: new Set(), rest: [], suppressed: 0 }
}
