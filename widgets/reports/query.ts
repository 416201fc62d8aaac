// The question put to the collector for one table in one view.
import type { ReportTable } from './catalogue.ts'
import type { Filter } from './filters.ts'
import type { Period } from './period.ts'
import type { Compare, View } from './view.ts'

export interface ReportQuery {
  metrics: string[]
  dimensions: string[]
  period: Period
  /** The table's own and the analyst's: all of them hold. */
  filters: (unknown | Filter)[]
  compare?: Compare
  [part: string]: unknown
}

export const buildQuery = (
  { query }: ReportTable,
  period: Period,
  { compare, filters }: View,
): ReportQuery => ({
  ...query,
  period,
  filters: [...query.filters, ...filters],
  ...(compare && { compare }),
})
