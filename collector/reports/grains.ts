// The first half of a statement: the rows of each scope that a query looks at, gathered into grains. A grain is a group
// of the dimensions and of the IDs that must be counted once. Grains of several scopes stand together in one table,
// each with measures of its own, so that one statement answers them all.

import type { RollUp } from '../stores/events.ts'
import type { Span } from './calendar.ts'
import { eventsOf, isByVisit, scopeOf } from './capabilities.ts'
import { dimensionsAsked } from './check-query.ts'
import { columnOf } from './conditions.ts'
import type { Dialect } from './dialect.ts'
import { type Dimension, type DimensionName, dimensions } from './dimensions.ts'
import { type EventNames, isNamed } from './event-names.ts'
import {
  type ByScope,
  type DistinctId,
  distinctIds,
  grainColumn,
  loneColumn,
  loneIds,
  type SumName,
  sums,
} from './measures.ts'
import { type MetricName, type Way, wayOf } from './metrics.ts'
import { localDay, type Period } from './period.ts'
import type { Query } from './query.ts'
import { eventsNamed, type RelationOptions, rollUpWithin } from './relations/relation.ts'
import { ofStays } from './relations/stays.ts'
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
  credits?: string | undefined
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

/**
 * Scopes that have many rows of one visit or visitor: of the others, as of stays and of one page, there are hardly two, and
 * gathering them costs more than it saves (a million events by source: 104 of 156 ms of processor time).
 */
const manyOfOne: readonly Scope[] = ['events', 'lines']

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
export function grainsOf(wide: string, options: GrainOptions, rollUp?: RollUp): string {
  const { query, period, ofLines } = options
  const asked = spanAsked(query, period, ofLines)
  const parts = partsOf(options)
  const within = (scopes: readonly Scope[]) => limited(wide, asked, reachOf(scopes, period.span))
  return parts
    .map((part) => {
      const reach = reachOf([part.scope], period.span)
      const added = rollUp && rollUpWithin(rollUp, reach)
      const events = { events: within([]), wide: within([part.scope]), rollUp: added }
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
  from: Pick<RelationOptions, 'events' | 'wide' | 'rollUp'>,
  part: Part,
  parts: readonly Part[],
  options: GrainOptions,
): string {
  const { query, dialect, conditions } = options
  const { scope } = part
  const relation = scopes[scope]
  if (relation === null) throw new TypeError(`${scope} has a statement of its own`)
  const asked = dimensionsAsked(query)
  const names = namesOf(part, asked)
  const ofVisits = (name: DimensionName) => isByVisit(scope, [name])
  const { span } = options.period
  const stays =
    scope === 'events'
      ? ofStays(
          { dimensions: asked, isByVisit: ofVisits, sums: part.sums, ids: part.ids, names },
          { ...from, span },
        )
      : null
  const named = stays?.named ?? isNamed(names)
  const isGathered =
    part.ids.length === 0 || (!stays && manyOfOne.includes(scope) && !query.dimensions.includes('page'))
  const measure = (name: SumName) => {
    const each = stays?.measure(name) ?? textOf(sums[name], scope, dialect)
    return isGathered ? `sum(${each})` : each
  }
  const where = [...(scope === 'events' ? [named] : []), ...rowsHaving(scope, query), ...conditions]
  const own: Measured = {
    sum: measure,
    id: (name) => stays?.id(name) ?? textOf(distinctIds[name], scope, dialect),
    lone: (name) => stays?.lone(name) ?? 'NULL',
  }
  const columns = [
    ...query.dimensions.map(
      (name) => `${stays && name === 'date' ? 'day' : valueSql(name, options)} AS ${byColumn(name)}`,
    ),
    ...parts.flatMap((other) => measuresOf(other, other.scope === scope ? own : unmeasured)),
    ...(query.dimensions.includes('product') ? productName(dialect) : []),
  ]
  const keys = [...query.dimensions.map(byColumn), ...part.ids.map((id) => grainColumn(scope, id))]
  const groups = isGathered && keys.length > 0 ? ` GROUP BY ${keys.join(', ')}` : ''
  const events = scope === 'events' ? eventsNamed(names, { ...from, span }) : from.events
  const looking = { ...from, events, span, names, dialect, credits: options.credits }
  const rows = stays?.rows ?? relation(looking)
  const seen = isByVisit(scope, asked) ? withVisits(rows, looking) : rows
  return `SELECT ${columns.join(', ')} FROM ${seen} WHERE ${where.join(' AND ') || 'TRUE'}${groups}`
}

/** What rows have of a scope's measures, as SQL. */
interface Measured {
  sum(name: SumName): string
  id(name: DistinctId): string
  lone(name: DistinctId): string
}

/** The grains of another scope. */
const unmeasured: Measured = { sum: () => 'NULL', id: () => 'NULL', lone: () => 'NULL' }

function measuresOf({ scope, ids, sums: names }: Part, { sum, id, lone }: Measured): string[] {
  const alone = ids.filter((name) => loneIds[scope]?.includes(name))
  return [
    ...ids.map((name) => `${id(name)} AS ${grainColumn(scope, name)}`),
    ...alone.map((name) => `${lone(name)} AS ${loneColumn(scope, name)}`),
    ...names.map((name) => `${sum(name)} AS ${grainColumn(scope, name)}`),
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

/** The events that one of the metrics looks at. */
function namesOf({ scope, metrics }: Part, asked: readonly DimensionName[]): EventNames {
  const names = metrics.map((name): EventNames => eventsOf(name, asked, scope))
  return names.includes('any') ? 'any' : [...new Set(names.filter((list) => list !== 'any').flat())]
}
