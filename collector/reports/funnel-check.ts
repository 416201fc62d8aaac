// What a question about a funnel can get wrong beside its form, with its place.
import { type Dimension, type DimensionName, dimensions } from './dimensions.ts'
import { type PlacedFilter, placedFilters, plainFilters } from './filter-tree.ts'
import { besideSteps, defaultFunnel, funnelOf } from './funnel.ts'
import { type Metric, metrics } from './metrics.ts'
import type { FunnelStep, Query, QueryError } from './query.ts'

/** The first thing that is wrong with a funnel, or null. */
export function wrongFunnel(query: Query): QueryError | null {
  return wrongMetric(query) ?? wrongSegment(query) ?? wrongFilter(query) ?? wrongStep(query)
}

/** Every filter of the funnel's steps. */
export function stepFilters({ funnel = defaultFunnel }: Query): PlacedFilter[] {
  return funnel.steps.flatMap(({ filters }, at) =>
    placedFilters(filters).map(({ filter, place }) => ({ filter, place: `funnel.steps[${at}].${place}` })),
  )
}

function unsupported(message: string, path: string): QueryError {
  return { code: 'unsupported_pair', message, path }
}

function wrongMetric(query: Query): QueryError | null {
  const { window } = funnelOf(query)
  for (const [at, name] of query.metrics.entries()) {
    const { ways }: Metric = metrics[name]
    if (!ways.funnel) return unsupported(`${name} cannot be asked by funnel_step.`, `metrics[${at}]`)
    if (name === 'visits' && window !== 'visit')
      return unsupported('With a window visitors are counted: ask for reached.', `metrics[${at}]`)
  }
  return null
}

const hasFunnel = (name: DimensionName) => {
  const { scopes }: Dimension = dimensions[name]
  return scopes.funnel !== undefined
}

function wrongSegment(query: Query): QueryError | null {
  const segment = besideSteps(query)
  if (segment === undefined || hasFunnel(segment)) return null
  return unsupported(`funnel_step cannot be asked by ${segment}.`, 'dimensions')
}

function wrongFilter({ filters }: Query): QueryError | null {
  const wrong = placedFilters(filters).find(({ filter: [name] }) => !hasFunnel(name))
  return wrong ? unsupported(`funnel_step cannot be filtered by ${wrong.filter[0]}.`, wrong.place) : null
}

function wrongStep(query: Query): QueryError | null {
  for (const [at, step] of funnelOf(query).steps.entries()) {
    const bad = plainFilters(step.filters).find(([name]) => !isOf(step, name))
    if (bad === undefined) continue
    const found = stepFilters(query).find(
      ({ filter, place }) => filter === bad && place.startsWith(`funnel.steps[${at}]`),
    )
    return unsupported(`This event has no ${bad[0]}.`, found?.place ?? 'funnel')
  }
  return null
}

/** Of its lines: one of them fits. */
export const lineDimensions: readonly DimensionName[] = ['product', 'item_brand', 'item_category']

/** Whether an event has a dimension by itself, or its lines do. */
function isOf({ event }: FunnelStep, name: DimensionName): boolean {
  const { scopes, column }: Dimension = dimensions[name]
  const having = lineDimensions.includes(name) ? scopes.lines : scopes.events
  if (column === null || having === undefined || having.byVisit) return false
  return having.events === undefined || having.events.some((known) => known === event)
}
