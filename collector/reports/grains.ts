// The first half of a statement: events, or order lines, gathered into grains. A grain is a group of the dimensions
// and of the IDs that must be counted once.
import { eventsOf } from './capabilities.ts'
import { dimensionsAsked } from './check-query.ts'
import { columnOf } from './conditions.ts'
import type { Dialect } from './dialect.ts'
import { type DimensionName, dimensions, type EventNames } from './dimensions.ts'
import { type DistinctId, distinctIds, type Sum, type SumName, sumColumn, sums } from './measures.ts'
import { type MetricName, type Way, wayOf } from './metrics.ts'
import { localDay, type Period } from './period.ts'
import type { Query } from './query.ts'

export interface GrainOptions {
  query: Query
  period: Period
  dialect: Dialect
  /** Order lines and not whole orders. */
  ofLines: boolean
  /** Filters as SQL. */
  conditions: readonly string[]
}

/** The column of a dimension, in grains and in the answer's rows. */
export const byColumn = (name: DimensionName) => `by_${name}`

/** Whether a query is about order lines: it breaks down or filters by something that belongs to them. */
export function isOfLines(query: Query): boolean {
  return dimensionsAsked(query).some((name) => dimensions[name].ofLines)
}

/** The `SELECT` of the grains. Columns: `by_…`, the IDs, `sum_…`, and by product `item_name`, `named_at`. */
export function grainsOf(events: string, options: GrainOptions): string {
  const { query, dialect, ofLines, conditions } = options
  const ids = idsOf(query, ofLines)
  const columns = [
    ...query.dimensions.map((name) => `${valueSql(name, options)} AS ${byColumn(name)}`),
    ...ids.map((id) => `${distinctIds[id]} AS ${id}`),
    ...sumsOf(query, ofLines).map((name) => `${sumOf(name, options)} AS ${sumColumn(name)}`),
    ...(query.dimensions.includes('product') ? productName(dialect) : []),
  ]
  const named = isNamed(query)
  const relation = ofLines ? `(${dialect.lines(events, lineColumns, named)}) AS lines` : events
  const where = [...(ofLines ? [] : [named]), ...conditions].join(' AND ') || 'TRUE'
  const keys = [...query.dimensions.map(byColumn), ...ids]
  const groups = keys.length > 0 ? ` GROUP BY ${keys.join(', ')}` : ''
  return `SELECT ${columns.join(', ')} FROM ${relation} WHERE ${where}${groups}`
}

/** Of the event, what filters and sums over order lines look at. */
const lineColumns = 'id, name, time, currency, publication, device'

function productName(dialect: Dialect): string[] {
  const name = dialect.latest('item.item_name', 'time')
  return [`${name} AS item_name`, 'max(CASE WHEN item.item_name IS NOT NULL THEN time END) AS named_at']
}

function valueSql(name: DimensionName, { period, dialect }: GrainOptions): string {
  return name === 'date' ? localDay(period, dialect) : columnOf(name, dialect)
}

function sumOf(name: SumName, { ofLines, dialect }: GrainOptions): string {
  const { events, lines }: Sum = sums[name]
  return `sum(${ofLines && lines !== undefined ? lines : events(dialect)})`
}

function idsOf(query: Query, ofLines: boolean): DistinctId[] {
  return [...new Set(waysOf(query, ofLines).flatMap(({ ids }) => ids))]
}

function sumsOf(query: Query, ofLines: boolean): SumName[] {
  return [...new Set(waysOf(query, ofLines).flatMap(({ sums: names }) => names))]
}

/** The ways of the rows and of the totals. */
function waysOf(query: Query, ofLines: boolean): Way[] {
  const byCurrency = query.dimensions.includes('currency')
  return query.metrics.flatMap((name) => [
    wayOf(name, ofLines),
    ...(byCurrency ? [wayOf(name, ofLines, true)] : []),
  ])
}

/** That an event is of a kind that one of the metrics looks at. */
function isNamed(query: Query): string {
  const asked = dimensionsAsked(query)
  const names = query.metrics.map((name: MetricName): EventNames => eventsOf(name, asked))
  if (names.includes('any')) return 'TRUE'
  const quoted = [...new Set(names.flat())].map((name) => `'${name}'`)
  return `name IN (${quoted.join(', ')})`
}
