// The figures that a report can show, in one table; each subject's stand in its own file.
import { type Formula, type Way, wayOver } from './formula.ts'
import type { Metric } from './metric.ts'
import { cartMetrics } from './metrics/carts.ts'
import { confirmedMetrics } from './metrics/confirmed.ts'
import { creditMetrics } from './metrics/credits.ts'
import { funnelMetrics } from './metrics/funnels.ts'
import { orderMetrics } from './metrics/orders.ts'
import { productMetrics } from './metrics/products.ts'
import { publicationMetrics } from './metrics/publications.ts'
import { retentionMetrics } from './metrics/retention.ts'
import { searchMetrics } from './metrics/searches.ts'
import { visitMetrics } from './metrics/visits.ts'
import type { Scope } from './scopes.ts'

export type { Way } from './formula.ts'
export type { Metric, Unit } from './metric.ts'

export const metrics = {
  ...visitMetrics,
  ...orderMetrics,
  ...productMetrics,
  ...searchMetrics,
  ...cartMetrics,
  ...confirmedMetrics,
  ...publicationMetrics,
  ...retentionMetrics,
  ...funnelMetrics,
  ...creditMetrics,
} as const satisfies Record<string, Metric>

export type MetricName = keyof typeof metrics
export const metricNames = Object.keys(metrics) as MetricName[]

/** How a metric is worked out over the grains of a scope: those of one currency (`byCurrency`), or of all. */
export function wayOf(name: MetricName, scope: Scope, byCurrency = false): Way {
  const { ways }: Metric = metrics[name]
  const formula: Formula | undefined = ways[scope]
  if (formula === undefined) throw new TypeError(`${name} is not counted over ${scope}`)
  return wayOver(scope, formula, !byCurrency)
}
