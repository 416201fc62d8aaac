// What a table of a report answers, whatever it was counted from: the shape that page, CSV, mail and command line show.
import type { Definition, ReportMeta, ReportRow, ReportTotals } from './answer.ts'
import type { Days, Query } from './query.ts'

export interface TableAnswer {
  query: {
    metrics: readonly string[]
    dimensions: readonly string[]
    period: Days
    compare?: Query['compare']
  }
  rows: ReportRow[]
  totals: ReportTotals
  definitions: Partial<Record<string, Definition>>
  meta: ReportMeta
}
