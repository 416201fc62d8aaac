// A funnel as SQL. A walk begins with an event of the first step and takes each further step at its earliest moment. Whoever
// is counted (a visit or a visitor) is counted once: by the walk that came furthest, the earliest of these.

import { isByVisit } from './capabilities.ts'
import { type Condition, columnOf, conditionOf, isAmong, isOneOf } from './conditions.ts'
import type { DimensionName } from './dimensions.ts'
import { plainFilters } from './filter-tree.ts'
import { besideSteps, funnelOf, mostSteps, windowMsOf } from './funnel.ts'
import { lineDimensions } from './funnel-check.ts'
import { byColumn } from './grains.ts'
import { localDay } from './period.ts'
import type { Funnel, FunnelStep, Query } from './query.ts'
import { withVisits } from './relations/with-visits.ts'
import { onlyUsed, type Statement, type StatementOptions } from './statement.ts'

type FunnelOptions = Omit<StatementOptions, 'ofLines'>

/**
 * Rows: `by_…` of the dimension beside the steps, `step_<n>` (who came so far), `people_<n>` (different visitors among
 * them) and `took_<n>` (the median of milliseconds since the step before). One row `is_total` with all `visits` or visitors
 * of the period under the query's filters, and `people`.
 */
export function createFunnelStatement(options: FunnelOptions): Statement {
  const { query, dialect, conditions = [] } = options
  const funnel = funnelOf(query)
  const steps = funnel.steps.map((step, at) => stepCondition(step, at, options))
  const filters = [...query.filters.map((filter, at) => conditionOf(filter, at, dialect)), ...conditions]
  const where = filters.map(({ sql }) => sql).join(' AND ') || 'TRUE'
  const rows = chosenRows(options)
  const sql = (events: string) => {
    const seen = seenRows(events, options)
    const tables = [`acts ${dialect.asOnce} (${actsOf(seen, steps, where, options)})`, ...walks(options)]
    const total = totalOf(seen, where, options)
    return `WITH ${tables.join(',\n')}\n${rows.sql}\nUNION ALL ${total}`
  }
  const parts = [...steps, ...filters].map((each) => each.params)
  const params = Object.assign({ currency: options.currency }, rows.params, ...parts)
  return { sql, params: onlyUsed(params, sql('events')) }
}

/** An event of its name that its filters hold for; of its lines, where one of them does. */
function stepCondition({ event, filters }: FunnelStep, at: number, { dialect }: FunnelOptions): Condition {
  const inLines = (name: DimensionName, sql: string) =>
    lineDimensions.includes(name) ? dialect.anyLine(sql) : sql
  const parts = filters.map((filter, place) => conditionOf(filter, `step${at}_${place}`, dialect, inLines))
  const sql = [`name = $step_${at}`, ...parts.map((part) => `coalesce(${part.sql}, FALSE)`)].join(' AND ')
  return {
    sql: `(${sql})`,
    params: Object.assign({ [`step_${at}`]: event }, ...parts.map(({ params }) => params)),
  }
}

function seenRows(events: string, { query, dialect, period }: FunnelOptions): string {
  const asked = [...query.dimensions, ...plainFilters(query.filters).map(([name]) => name)]
  if (!isByVisit('funnel', asked)) return events
  return withVisits(events, { events, span: period.span, names: 'any', dialect })
}

const unitOf = ({ window }: Funnel) => (window === 'visit' ? 'session_key' : 'visitor_key')

/** `turn` puts acts in one order: by their time and, at one moment, by their step. Two of the same turn are one act. */
function actsOf(
  seen: string,
  steps: readonly Condition[],
  where: string,
  { query, dialect }: FunnelOptions,
): string {
  const segment = segmentOf(query)
  const names = steps.map((_, at) => `$step_${at}`).join(', ')
  const matches = steps.map(({ sql }, at) => `${sql} AS is_${at}`).join(', ')
  const first = steps.map((_, at) => `WHEN is_${at} THEN ${at}`).join(' ')
  const unit = unitOf(funnelOf(query))
  return `SELECT *, time * ${mostSteps} + CASE ${first} END AS turn FROM (
    SELECT ${unit} AS unit, visitor_key AS visitor, time, ${segment ? columnOf(segment, dialect) : 'NULL'} AS segment, ${matches}
    FROM ${seen} WHERE ${unit} IS NOT NULL AND name IN (${names}) AND ${where}) AS named
    WHERE ${steps.map((_, at) => `is_${at}`).join(' OR ')}`
}

/** The dimension beside the steps that is neither days nor weeks. */
function segmentOf(query: Query): DimensionName | undefined {
  const beside = besideSteps(query)
  return beside === 'date' || beside === 'week' ? undefined : beside
}

/** From the earliest start all steps are reached that are from any; not where time is short, or others may come between. */
function walks({ query, dialect }: FunnelOptions): string[] {
  const { steps, mode, window } = funnelOf(query)
  const isStrict = mode === 'strict'
  const oneStart = !isStrict && window === 'visit'
  const starts = oneStart
    ? `SELECT unit, min(visitor) AS visitor, min(turn) AS turn_0, min(time) AS time_0,
       ${dialect.first('segment', 'turn')} AS segment FROM acts WHERE is_0 GROUP BY unit`
    : 'SELECT unit, visitor, turn AS turn_0, time AS time_0, segment FROM acts WHERE is_0'
  const next = steps.slice(1).map((_, place) => {
    const at = place + 1
    const acts = isStrict
      ? `SELECT unit, turn, min(time) AS time, max(CASE WHEN is_${at} THEN 1 ELSE 0 END) = 1 AS fits FROM acts GROUP BY unit, turn`
      : `SELECT unit, turn, time, TRUE AS fits FROM acts WHERE is_${at}`
    return `walk_${at} AS (${dialect.next(`walk_${place}`, acts, `turn_${place}`, nextColumns(at, window))})`
  })
  const last = `walk_${steps.length - 1}`
  const depth = steps.map((_, at) => `CASE WHEN turn_${at} IS NULL THEN 0 ELSE 1 END`).join(' + ')
  const ranked = `SELECT *, row_number() OVER (PARTITION BY unit ORDER BY ${depth} DESC, turn_0) AS place FROM ${last}`
  const best = oneStart ? `SELECT * FROM ${last}` : `SELECT * FROM (${ranked}) AS ranked WHERE place = 1`
  return [`walk_0 AS (${starts})`, ...next, `best ${dialect.asOnce} (${best})`]
}

/** Who did not come to the step before comes to none: an engine's join may still find something beside a missing turn. */
function nextColumns(at: number, window: string): string {
  const ms = windowMsOf(window)
  const inTime = typeof ms === 'number' ? ` AND act.time - walk.time_0 <= ${ms}` : ''
  const isIn = `coalesce(walk.turn_${at - 1} IS NOT NULL AND act.fits${inTime}, FALSE)`
  return `CASE WHEN ${isIn} THEN act.turn END AS turn_${at}, CASE WHEN ${isIn} THEN act.time END AS time_${at}`
}

/** One row a day, week or value; without one of them one row. */
function chosenRows(options: FunnelOptions): Condition {
  const { query, dialect, period } = options
  const { steps } = funnelOf(query)
  const beside = besideSteps(query)
  const counts = steps.flatMap((_, at) => [
    `count(turn_${at}) AS step_${at}`,
    `count(DISTINCT CASE WHEN turn_${at} IS NOT NULL THEN visitor END) AS people_${at}`,
    `${at === 0 ? 'NULL' : dialect.median(`time_${at} - time_${at - 1}`)} AS took_${at}`,
  ])
  const columns = ['FALSE AS is_total', ...counts, 'NULL AS visits', 'NULL AS people'].join(', ')
  if (beside === undefined) return { sql: `SELECT ${columns} FROM best`, params: {} }
  const among = amongSegments(options)
  const by = beside === 'date' ? localDay(period, dialect) : dialect.monday(localDay(period, dialect))
  const value = segmentOf(query) ? 'segment' : by
  const sql = `SELECT ${value} AS ${byColumn(beside)}, ${columns} FROM (SELECT *, time_0 AS time FROM best) AS dated
    WHERE ${among.sql} GROUP BY ${value}`
  if (!segmentOf(query)) return { sql, params: among.params }
  const first = `ORDER BY step_0 DESC, ${byColumn(beside)} NULLS LAST LIMIT ${query.limit}`
  return { sql: `SELECT * FROM (${sql} ${first}) AS first_rows`, params: among.params }
}

function amongSegments({ query, dialect, only, shown }: FunnelOptions): Condition {
  const all = { sql: 'TRUE', params: {} }
  if (!segmentOf(query)) return all
  if (only) return isOneOf('segment', only, 'only')
  return shown ? isAmong('segment', shown, 'shown', dialect) : all
}

function totalOf(seen: string, where: string, { query }: FunnelOptions): string {
  const funnel = funnelOf(query)
  const beside = besideSteps(query)
  const none = funnel.steps.map((_, at) => `NULL AS step_${at}, NULL AS people_${at}, NULL AS took_${at}`)
  const by = beside ? [`NULL AS ${byColumn(beside)}`] : []
  return `SELECT ${[...by, 'TRUE AS is_total', ...none].join(', ')}, count(DISTINCT ${unitOf(funnel)}) AS visits,
    count(DISTINCT visitor_key) AS people FROM ${seen} WHERE ${where}`
}
