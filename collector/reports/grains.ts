// The first half of a statement: the rows of each scope that a query looks at, gathered into grains. A grain is a group
// of the dimensions and of the IDs that must be counted once. Grains of several scopes stand together in one table,
// each with measures of its own, so that one statement answers them all.

import type { CreditSource } from '../attribution/credit-source.ts'
import type { Span } from './calendar.ts'
import { eventsOf, isByVisit, scopeOf } from './capabilities.ts'
import { dimensionsAsked } from './check-query.ts'
import { columnOf } from './conditions.ts'
import type { Dialect } from './dialect.ts'
import { type Dimension, type DimensionName, dimensions, type EventNames } from './dimensions.ts'
import { type ByScope, type DistinctId, distinctIds, grainColumn, type SumName, sums } from './measures.ts'
import { type MetricName, type Way, wayOf } from './metrics.ts'
import { localDay, type Period } from './period.ts'
import type { Query } from './query.ts'
import { withVisits } from './relations/with-visits.ts'
import { reachOf, type Scope, scopes } from './scopes.ts'

export interface GrainOptions {
  query: Query
  period: Period
  dialect: Dialect
  /** Order lines and not whole orders, where a metric has both. */
  ofLines: boolean
  /** Filters as SQL. */
  conditions: readonly string[]
  credits?: CreditSource | undefined
}

/** The column of a dimension, in grains and in the answer's rows. */
export const byColumn = (name: DimensionName) => `by_${name}`

/** Whether a query is about order lines: it breaks down or filters by something that only they have. */
export function isOfLines(query: Query): boolean {
  return dimensionsAsked(query).some((name) => {
    const { scopes: having }: Dimension = dimensions[name]
    return having.lines !== undefined && having.events === undefined
  })
}

/** How a metric is worked out in a query; `byCurrency`: over grains of one currency each. */
export function wayIn(query: Query, name: MetricName, ofLines: boolean, byCurrency = false): Way {
  return wayOf(name, scopeIn(query, name, ofLines), byCurrency)
}

function scopeIn(query: Query, name: MetricName, ofLines: boolean): Scope {
  const scope = scopeOf(name, dimensionsAsked(query), ofLines)
  if (scope === null)
    throw new TypeError(`${name} cannot be asked by ${dimensionsAsked(query).join(' and ')}`)
  return scope
}

/** How far the events of a query must reach: some figures look around the period. */
export function spanAsked(query: Query, { span }: Period, ofLines = isOfLines(query)): Span {
  return reachOf(
    query.metrics.map((name) => scopeIn(query, name, ofLines)),
    span,
  )
}

/** What one scope adds to the grains. */
interface Part {
  scope: Scope
  metrics: MetricName[]
  ids: DistinctId[]
  sums: SumName[]
}

/**
 * The `SELECT` of the grains. Columns: `by_…`, the measures of each scope, and by product `item_name`, `named_at`.
 * `wide` are events as far as `spanAsked` says.
 */
export function grainsOf(wide: string, options: GrainOptions): string {
  const { query, period, ofLines } = options
  const asked = spanAsked(query, period, ofLines)
  const parts = partsOf(options)
  const within = (scopes: readonly Scope[]) => limited(wide, asked, reachOf(scopes, period.span))
  return parts
    .map((part) => {
      const events = { events: within([]), wide: within([part.scope]) }
      return grainsOfPart(events, part, parts, options)
    })
    .join('\nUNION ALL\n')
}

/** What a scope looks at must not depend on what is asked for beside it. */
function limited(events: string, asked: Span, { from, until }: Span): string {
  if (asked.from === from && asked.until === until) return events
  return `(SELECT * FROM ${events} WHERE time >= ${from} AND time < ${until})`
}

function partsOf({ query, ofLines }: GrainOptions): Part[] {
  const named = query.metrics.map((metric) => ({ metric, scope: scopeIn(query, metric, ofLines) }))
  return [...new Set(named.map(({ scope }) => scope))].map((scope) => {
    const metrics = named.filter((each) => each.scope === scope).map(({ metric }) => metric)
    const ways = waysOf(metrics, scope, query)
    const ids = [...new Set(ways.flatMap((way) => way.ids))]
    return { scope, metrics, ids, sums: [...new Set(ways.flatMap((way) => way.sums))] }
  })
}

/** The ways of the rows and of the totals. */
function waysOf(metrics: readonly MetricName[], scope: Scope, { dimensions: by }: Query): Way[] {
  return metrics.flatMap((name) => [
    wayOf(name, scope),
    ...(by.includes('currency') ? [wayOf(name, scope, true)] : []),
  ])
}

function grainsOfPart(
  from: { events: string; wide: string },
  part: Part,
  parts: readonly Part[],
  options: GrainOptions,
): string {
  const { query, dialect, conditions } = options
  const { scope } = part
  const relation = scopes[scope]
  if (relation === null) throw new TypeError(`${scope} has a statement of its own`)
  const named = isNamed(part, options)
  const where = [...(scope === 'events' ? [named] : []), ...rowsHaving(scope, query), ...conditions]
  const columns = [
    ...query.dimensions.map((name) => `${valueSql(name, options)} AS ${byColumn(name)}`),
    ...parts.flatMap((other) => measuresOf(other, other.scope === scope, dialect)),
    ...(query.dimensions.includes('product') ? productName(dialect) : []),
  ]
  const keys = [...query.dimensions.map(byColumn), ...part.ids.map((id) => grainColumn(scope, id))]
  const groups = keys.length > 0 ? ` GROUP BY ${keys.join(', ')}` : ''
  const looking = { ...from, span: options.period.span, named, dialect, credits: options.credits }
  const rows = relation(looking)
  const seen = isByVisit(scope, dimensionsAsked(query)) ? withVisits(rows, looking) : rows
  return `SELECT ${columns.join(', ')} FROM ${seen} WHERE ${where.join(' AND ') || 'TRUE'}${groups}`
}

/** A scope's measures, or nothing in their place among the grains of another. */
function measuresOf({ scope, ids, sums: names }: Part, isOwn: boolean, dialect: Dialect): string[] {
  const sql = (text: string, measure: DistinctId | SumName) =>
    `${isOwn ? text : 'NULL'} AS ${grainColumn(scope, measure)}`
  return [
    ...ids.map((id) => sql(textOf(distinctIds[id], scope, dialect), id)),
    ...names.map((name) => sql(`sum(${textOf(sums[name], scope, dialect)})`, name)),
  ]
}

function textOf(measure: ByScope, scope: Scope, dialect: Dialect): string {
  const text = measure[scope]
  if (text === undefined) throw new TypeError(`a metric takes a measure that ${scope} do not have`)
  return typeof text === 'string' ? text : text(dialect)
}

function productName(dialect: Dialect): string[] {
  const name = dialect.latest('item.item_name', 'time')
  return [`${name} AS item_name`, 'max(CASE WHEN item.item_name IS NOT NULL THEN time END) AS named_at']
}

function valueSql(name: DimensionName, { period, dialect }: GrainOptions): string {
  if (name === 'date') return localDay(period, dialect)
  return name === 'cohort' ? dialect.monday(localDay(period, dialect)) : columnOf(name, dialect)
}

/** That a row has the dimensions asked for. */
function rowsHaving(scope: Scope, query: Query): string[] {
  return dimensionsAsked(query).flatMap((name) => {
    const { scopes: having }: Dimension = dimensions[name]
    return having[scope]?.where ?? []
  })
}

/** That an event is of a kind that one of the metrics looks at. */
function isNamed({ scope, metrics }: Part, { query }: GrainOptions): string {
  const asked = dimensionsAsked(query)
  const names = metrics.map((name): EventNames => eventsOf(name, asked, scope))
  if (names.includes('any')) return 'TRUE'
  const quoted = [...new Set(names.flat())].map((name) => `'${name}'`)
  return `name IN (${quoted.join(', ')})`
}
