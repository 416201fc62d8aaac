// Whether a report has anything to show.
import { measured, type ReportAnswer } from './answer.ts'
import type { Report } from './reports.ts'

/** No named row has a metric other than 0. Visits without a publication, say, are no publication. */
export const isEmpty = ({ rows }: ReportAnswer, { dimension, metrics }: Report): boolean =>
  !rows.some(
    ({ cells }) =>
      cells[dimension] !== null && metrics.some((metric) => (measured(cells, metric) ?? 0) !== 0),
  )
