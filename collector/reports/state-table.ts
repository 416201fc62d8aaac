// Reports that are not queries over events alone: consent from its ledger, quality and right now. Each is some tables, as the
// named reports' are; no filter narrows them, and none compares.
import type { ReportTable } from './report-catalogue.ts'

/** A table that has its own counting; told by its name. */
export interface StateTable {
  /** Names it within its report. */
  name: string
  title: string
  metrics: readonly string[]
  dimensions: readonly string[]
  /** Said where it has no rows. */
  empty: string
}

export interface StateReport {
  title: string
  /** One sentence: the question that it answers. */
  question: string
  /** `days`: over a period. `now`: of this moment, and asked again while somebody looks. */
  over: 'days' | 'now'
  /** Some are queries like any other; the first is the one that stands for the report. */
  tables: readonly [StateTable | ReportTable, ...(StateTable | ReportTable)[]]
}

export function isQueryTable(table: StateTable | ReportTable): table is ReportTable {
  return 'query' in table
}
