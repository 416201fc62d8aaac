// Which metric can be asked by which dimension, and over what it is then counted: worked out from the two tables, for
// queries, docs and the page.
import { isOwnEvent } from '../events/own-events.ts'
import { type Dimension, type DimensionName, dimensionNames, dimensions } from './dimensions.ts'
import type { EventNames } from './event-names.ts'
import { type Metric, type MetricName, metricNames, metrics, type Unit } from './metrics.ts'
import type { Scope } from './scopes.ts'

export interface Capability {
  metric: MetricName
  definition: string
  unit: Unit
  numerator?: string
  denominator?: string
  dimensions: readonly DimensionName[]
}

/** The scope that a metric is counted over when it is asked by some dimensions; null: no scope has them all. */
export function scopeOf(metric: MetricName, asked: readonly DimensionName[], ofLines = false): Scope | null {
  const { ways }: Metric = metrics[metric]
  const possible = scopesOf(ways).filter((scope) => isSome(eventsIn(scope, metric, asked)))
  const own = possible.filter((scope) => !isByVisit(scope, asked))
  const some = own.length > 0 ? own : possible
  return (ofLines ? some.find((scope) => scope === 'lines') : undefined) ?? some[0] ?? null
}

/** Whether a scope has one of some dimensions by the visits that its rows belong to. */
export function isByVisit(scope: Scope, asked: readonly DimensionName[]): boolean {
  return asked.some((name) => {
    const { scopes }: Dimension = dimensions[name]
    return scopes[scope]?.byVisit === true
  })
}

/** Whether a metric can be asked by a dimension. Steps of a funnel have rules of their own. */
export function supports(metric: MetricName, dimension: DimensionName): boolean {
  const scope = scopeOf(metric, [dimension])
  if (scope === null || isByVisit(scope, [dimension])) return false
  return scope !== 'funnel' || dimension === 'funnel_step'
}

/** Whether a metric can be filtered by a dimension: by what its rows have, or the visits that they belong to. */
export function filters(metric: MetricName, dimension: DimensionName): boolean {
  const scope = scopeOf(metric, [dimension])
  return scope !== null && scope !== 'funnel'
}

/** The events that a metric looks at when it is asked by some dimensions; an empty list: they exclude each other. */
export function eventsOf(
  metric: MetricName,
  asked: readonly DimensionName[],
  scope: Scope | null = scopeOf(metric, asked),
): EventNames {
  return scope === null ? [] : eventsIn(scope, metric, asked)
}

function eventsIn(scope: Scope, metric: MetricName, asked: readonly DimensionName[]): EventNames {
  const { events, whole }: Metric = metrics[metric]
  return asked.reduce<EventNames>((names, name) => {
    const { scopes }: Dimension = dimensions[name]
    const having = scopes[scope]
    if (having === undefined || (whole && having.events)) return []
    return having.byVisit ? ofVisits(names) : both(names, having.events ?? 'any')
  }, events)
}

/** What the collector makes itself belongs to no visit. */
function ofVisits(names: EventNames): EventNames {
  return names === 'any' ? names : names.filter((name) => !isOwnEvent(name))
}

function isSome(names: EventNames): boolean {
  return names === 'any' || names.length > 0
}

function scopesOf(ways: Metric['ways']): Scope[] {
  return Object.keys(ways) as Scope[]
}

/** The events of two lists. */
export function both(some: EventNames, others: EventNames): EventNames {
  if (some === 'any') return others
  return others === 'any' ? some : some.filter((name) => others.includes(name))
}

/** Every metric with its definition and the dimensions it can be asked by. */
export const capabilities: readonly Capability[] = metricNames.map((metric) => {
  const { definition, unit, numerator, denominator }: Metric = metrics[metric]
  return {
    metric,
    definition,
    unit,
    ...(numerator === undefined ? {} : { numerator }),
    ...(denominator === undefined ? {} : { denominator }),
    dimensions: dimensionNames.filter((name) => supports(metric, name)),
  }
})
