// The question put to the collector for one report in one view.
import type { Metric } from './metrics.ts'
import type { Period } from './period.ts'
import { type Report, type ReportName, reports } from './reports.ts'
import type { View } from './view.ts'

export interface ReportQuery {
  metrics: readonly Metric[]
  dimensions: string[]
  period: Period
  filters: [dimension: string, operator: 'is', value: string][]
  compare?: 'previous'
  limit?: number
}

export const buildQuery = (name: ReportName, period: Period, view: View): ReportQuery => {
  const { metrics, dimension, limit }: Report = reports[name]
  return {
    metrics,
    dimensions: [dimension],
    period,
    filters: view.device ? [['device', 'is', view.device]] : [],
    ...(view.compare && { compare: 'previous' }),
    ...(limit && { limit }),
  }
}
