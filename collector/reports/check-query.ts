// What a well-formed query can still get wrong: its period, its shape, and metrics that do not go with dimensions.
import { dayOfDate, monthsFrom } from './calendar.ts'
import { eventsOf, filters, scopeOf, supports } from './capabilities.ts'
import type { DimensionName } from './dimensions.ts'
import { placedFilters, plainFilters } from './filter-tree.ts'
import { isFunnel } from './funnel.ts'
import { stepFilters, wrongFunnel } from './funnel-check.ts'
import { type Metric, metrics } from './metrics.ts'
import type { Days, Query, QueryError } from './query.ts'

/** R22: behaviour events live 25 months at most. */
const longestPeriodMonths = 25
const earliest = '2000-01-01'
const latest = '2199-12-31'
/** Rows of a break-down by day and another dimension. */
const mostRows = 100_000

/** The first thing that is wrong with a query, or null. */
export function checkQuery(query: Query): QueryError | null {
  const wrongParts = isFunnel(query) ? wrongFunnel(query) : (wrongDimension(query) ?? wrongFilter(query))
  return wrongPeriod(query) ?? wrongShape(query) ?? tooManyValues(query) ?? wrongParts
}

/** Whether a query asks for credits. */
export function isOfCredits({ metrics: asked }: Pick<Query, 'metrics'>): boolean {
  return asked.some((name) => {
    const { ways }: Metric = metrics[name]
    return ways.credits !== undefined
  })
}

/** Dimensions that a query touches, by breaking down or by filtering. */
export function dimensionsAsked(query: Query): DimensionName[] {
  return [...new Set([...query.dimensions, ...plainFilters(query.filters).map(([dimension]) => dimension)])]
}

function wrongPeriod({ period, compare }: Query): QueryError | null {
  return wrongDays(period, 'period') ?? (typeof compare === 'object' ? wrongDays(compare, 'compare') : null)
}

function wrongDays({ from, to }: Days, path: string): QueryError | null {
  const wrong = (message: string): QueryError => ({ code: 'invalid_period', message, path })
  if (from > to) return wrong('The period ends before it begins.')
  if (from < earliest || to > latest) return wrong(`The period lies between ${earliest} and ${latest}.`)
  if (to > monthsFrom(from, longestPeriodMonths))
    return wrong(`A period is ${longestPeriodMonths} months at most.`)
  return null
}

function wrongShape({
  dimensions,
  metrics,
  order,
  period,
  limit,
  funnel,
  attribution,
}: Query): QueryError | null {
  const wrong = (message: string, path: string): QueryError => ({ code: 'invalid_query', message, path })
  const [first, second] = dimensions
  if (new Set(metrics).size < metrics.length) return wrong('A metric is there twice.', 'metrics')
  const beside: readonly (DimensionName | undefined)[] = ['date', 'funnel_step']
  if (second && (first === second || !(beside.includes(first) || beside.includes(second)))) {
    return wrong('Two dimensions are date and another.', 'dimensions')
  }
  if (attribution && !isOfCredits({ metrics }))
    return wrong('Only credits are asked by another rule.', 'attribution')
  if (funnel && !dimensions.includes('funnel_step'))
    return wrong('A funnel is asked by funnel_step.', 'funnel')
  const columns: string[] = [...metrics, ...dimensions]
  if (order && !columns.includes(order.by))
    return wrong('Order by a metric or dimension of the query.', 'order.by')
  const days = dayOfDate(period.to) - dayOfDate(period.from) + 1
  if (second && days * limit > mostRows) return wrong(`Days × limit is ${mostRows} at most.`, 'limit')
  return null
}

function wrongDimension({ metrics, dimensions }: Query): QueryError | null {
  for (const [at, metric] of metrics.entries()) {
    const dimension = dimensions.find((name) => !supports(metric, name))
    if (dimension) return unsupported(`${metric} cannot be asked by ${dimension}.`, `metrics[${at}]`)
  }
  const ofSteps = metrics.findIndex((name) => scopeOf(name, dimensions) === 'funnel')
  if (ofSteps < 0) return null
  return unsupported(`${metrics[ofSteps]} can only be asked by funnel_step.`, `metrics[${ofSteps}]`)
}

/** Values of all filters together: 2,000 of them took more memory than the store has. */
const mostFilterValues = 200

function tooManyValues(query: Query): QueryError | null {
  const filters = [...placedFilters(query.filters), ...stepFilters(query)]
  if (filters.flatMap(({ filter: [, , value] }) => value).length <= mostFilterValues) return null
  const message = `Filters hold ${mostFilterValues} values at most.`
  return { code: 'invalid_query', message, path: 'filters' }
}

function wrongFilter(query: Query): QueryError | null {
  for (const why of [unsupportedBy, apartFrom]) {
    for (const { filter, place } of placedFilters(query.filters)) {
      const message = why(query, filter[0])
      if (message) return unsupported(message, place)
    }
  }
  return null
}

function unsupportedBy({ metrics }: Query, dimension: DimensionName): string | null {
  const metric = metrics.find((name) => !filters(name, dimension))
  return metric ? `${metric} cannot be filtered by ${dimension}.` : null
}

/** Each can be filtered by, but no event has all that is asked. */
function apartFrom(query: Query): string | null {
  const asked = dimensionsAsked(query)
  const metric = query.metrics.find((name) => eventsOf(name, asked).length === 0)
  return metric ? `${metric} has no event with ${asked.join(' and ')}.` : null
}

function unsupported(message: string, path: string): QueryError {
  return { code: 'unsupported_pair', message, path }
}
