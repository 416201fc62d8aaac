// Whether a report has anything to show.
import { measured, type ReportAnswer } from './answer.ts'
import type { Metric } from './metrics.ts'

/** No row has a metric above 0. A row that is only 0 or unmeasured says nothing. */
export const isEmpty = ({ rows }: ReportAnswer, metrics: readonly Metric[]): boolean =>
  !rows.some(({ cells }) => metrics.some((metric) => (measured(cells, metric) ?? 0) !== 0))
