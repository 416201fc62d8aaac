// Which metric can be asked by which dimension: worked out from the two tables, for queries, docs and the page.
import {
  type Dimension,
  type DimensionName,
  dimensionNames,
  dimensions,
  type EventNames,
} from './dimensions.ts'
import { type Metric, type MetricName, metricNames, metrics, type Unit } from './metrics.ts'

export interface Capability {
  metric: MetricName
  definition: string
  unit: Unit
  numerator?: string
  denominator?: string
  dimensions: readonly DimensionName[]
}

/** Every metric with its definition and the dimensions it can be asked by. */
export const capabilities: readonly Capability[] = metricNames.map((metric) => {
  const { definition, unit, numerator, denominator, dimensions }: Metric = metrics[metric]
  return {
    metric,
    definition,
    unit,
    ...(numerator === undefined ? {} : { numerator }),
    ...(denominator === undefined ? {} : { denominator }),
    dimensions: dimensionNames.filter((name) => dimensions.includes(name)),
  }
})

/** Whether a metric can be asked by a dimension. */
export function supports(metric: MetricName, dimension: DimensionName): boolean {
  const { dimensions }: Metric = metrics[metric]
  return dimensions.includes(dimension)
}

/** The events that a metric looks at when it is asked by some dimensions; an empty list: they exclude each other. */
export function eventsOf(metric: MetricName, asked: readonly DimensionName[]): EventNames {
  const { events }: Metric = metrics[metric]
  return asked
    .map((name): Dimension => dimensions[name])
    .reduce((names, next) => both(names, next.events), events)
}

function both(some: EventNames, others: EventNames): EventNames {
  if (some === 'any') return others
  return others === 'any' ? some : some.filter((name) => others.includes(name))
}
