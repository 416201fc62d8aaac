// The question put to the collector for one table in one view.
import type { Report, ReportTable } from './catalogue.ts'
import type { Filter } from './filters.ts'
import { funnelQuery } from './funnel-choice.ts'
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

/** What the collector is asked by its path: `consent?table=days&from=…&to=…`, below the reports. */
export const statePath = (
  report: string,
  { name }: Pick<ReportTable, 'name'>,
  { from, to }: Period,
): string => `${report}?${new URLSearchParams({ table: name, from, to })}`

/** A query, or a path; what is not filtered and not compared is of everybody and stands beside nothing. */
export const questionOf = (
  { name, over }: Pick<Report, 'name' | 'over'>,
  table: ReportTable,
  period: Period,
  view: View,
): ReportQuery | string => {
  if (table.told) return statePath(name, table, period)
  return buildQuery(table, period, over === null ? view : { ...view, filters: [], compare: null })
}

export const buildQuery = (
  { query }: ReportTable,
  period: Period,
  { compare, filters, funnel }: View,
): ReportQuery => ({
  ...query,
  ...(query.dimensions.includes('funnel_step') ? funnelQuery(funnel) : {}),
  period,
  filters: [...query.filters, ...filters],
  ...(compare && { compare }),
})
