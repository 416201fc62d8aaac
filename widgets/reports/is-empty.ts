// Whether a table has anything to show.
import { measured, type ReportAnswer } from './answer.ts'
import type { ReportTable } from './catalogue.ts'

/** No named row, or no total where there are no rows, has a metric other than 0. Visits without a publication are no publication. */
export const isEmpty = ({ rows, totals }: ReportAnswer, { query, told }: ReportTable): boolean => {
  if (told && query.dimensions[0] !== 'date') return rows.length === 0
  const [dimension] = query.dimensions
  const named = dimension === undefined ? [totals] : rows.filter(({ cells }) => cells[dimension] !== null)
  return !named.some(({ cells }) => query.metrics.some((metric) => (measured(cells, metric) ?? 0) !== 0))
}
