// Asks the store how many visitors are behind each cell of one or two dimensions on the calendar's grid.

import type { CreditSource } from '../../attribution/credit-source.ts'
import type { EventStore, RollUp, Row } from '../../stores/events.ts'
import { dateOfDay } from '../calendar.ts'
import { both, isByVisit } from '../capabilities.ts'
import { columnOf, conditionOf } from '../conditions.ts'
import type { Dialect } from '../dialect.ts'
import { type Dimension, type DimensionName, dimensions, type EventNames } from '../dimensions.ts'
import { createPeriod, localDay, type Period } from '../period.ts'
import type { Filter } from '../query.ts'
import { ofStays } from '../relations/stays.ts'
import { withVisits } from '../relations/with-visits.ts'
import { reachOf, type Scope, scopes } from '../scopes.ts'
import { onlyUsed } from '../statement.ts'
import { type Cell, type Key, only, tail } from './cells.ts'
import type { Grid, Stretch } from './grid.ts'

export interface Looking {
  store: Pick<EventStore, 'query'>
  brand: { brand: string; timeZone: string; currency: string }
  dialect: Dialect
  scope: Scope
  grid: Grid
  /** Days whose different values are counted. */
  stretch: Stretch
  smallest: number
  credits?: CreditSource | undefined
}

export interface Table {
  /** The dimensions of the rows and of the columns; null: there is but one. */
  row: DimensionName | null
  column: DimensionName | null
  /** What is inside the question; they are about these dimensions only. */
  filters: readonly Filter[]
}

export interface Seen {
  cells: Cell[]
  /** Different rows that the question's days have inside. */
  rows: number
}

/** Over whole months. Values that too few visitors have in every one of them are gathered in the `tail`. */
export async function readCells(table: Table, looking: Looking): Promise<Seen> {
  const { store, brand, dialect, grid } = looking
  const [first, last] = [grid.months[0]?.firstDay ?? 0, grid.months.at(-1)?.lastDay ?? 0]
  const period = createPeriod({ from: dateOfDay(first), to: dateOfDay(last) }, brand.timeZone)
  const filters = table.filters.map((filter, at) => conditionOf(filter, at, dialect))
  const inside = filters.map(({ sql }) => `coalesce(${sql}, FALSE)`).join(' AND ') || 'TRUE'
  const sql = (wide: string, rollUp?: RollUp) =>
    statementOf(seenRows({ wide, rollUp }, period, inside, table, looking), table, looking)
  const params = Object.assign(
    { currency: brand.currency, ...looking.credits?.params },
    ...filters.map((filter) => filter.params),
  )
  const { from, until } = reachOf([looking.scope], period.span)
  const asked = { brand: brand.brand, from, until, sql, params: onlyUsed(params, sql('events')) }
  const rows = await store.query({ ...asked, localDay: (span) => localDay({ ...period, span }, dialect) })
  const counted = rows.find((row) => row.node === null)
  const cells = rows.filter((row) => row.node !== null).map((row) => readCell(row, table))
  return { cells, rows: Number(counted?.visitors ?? 0) }
}

/** Who was seen on which day with which values, each once. */
function seenRows(
  { wide, rollUp }: { wide: string; rollUp: RollUp | undefined },
  period: Period,
  inside: string,
  { row, column }: Table,
  { scope, dialect, credits }: Looking,
): string {
  const relation = scopes[scope]
  if (relation === null) throw new TypeError(`${scope} has no rows`)
  const asked = [row, column].filter((name) => name !== null)
  const value = (name: DimensionName | null) => (name === null ? 'NULL' : columnOf(name, dialect))
  const havings = asked.map((name) => {
    const { scopes: having }: Dimension = dimensions[name]
    return having[scope] ?? {}
  })
  const names = havings.reduce<EventNames>((all, having) => both(all, having.events ?? 'any'), 'any')
  const isOfVisits = (name: DimensionName) => isByVisit(scope, [name])
  const { span } = period
  const asEvents = { dimensions: asked, isByVisit: isOfVisits, sums: [], names }
  const stays = scope === 'events' ? ofStays(asEvents, { rollUp, span }) : null
  const kinds = names === 'any' ? 'TRUE' : `name IN (${names.map((name) => `'${name}'`).join(', ')})`
  const named = stays?.named ?? kinds
  const where = [...(scope === 'events' ? [named] : []), ...havings.flatMap((having) => having.where ?? [])]
  const events = `(SELECT * FROM ${wide} WHERE time >= ${span.from} AND time < ${span.until})`
  const looking = { events, wide, rollUp, span, named, dialect, credits }
  const rows = stays?.rows ?? relation(looking)
  const day = stays ? 'day' : localDay(period, dialect)
  return `SELECT DISTINCT ${day} AS day, ${value(row)} AS row_value, ${value(column)} AS column_value,
    ${inside} AS inside, visitor_key AS visitor
    FROM ${isByVisit(scope, asked) ? withVisits(rows, looking) : rows} WHERE ${where.join(' AND ') || 'TRUE'}`
}

function statementOf(seen: string, { column }: Table, { dialect, grid, stretch, smallest }: Looking): string {
  const places = grid.places.map(({ day, month, node }) => `(${day}, ${month}, ${node})`).join(', ')
  const large = (value: string) => `SELECT DISTINCT ${value}, TRUE AS is_large FROM (SELECT ${value}
    FROM seen JOIN months ON months.day = seen.day GROUP BY month, ${value}
    HAVING count(DISTINCT visitor) >= ${smallest}) AS counted`
  const join = (table: string, value: string) =>
    `LEFT JOIN ${table} ON ${table}.${value} IS NOT DISTINCT FROM seen.${value}`
  const mark = (table: string, value: string, name: string) =>
    `coalesce(${table}.is_large, FALSE) AS ${name}, CASE WHEN ${table}.is_large THEN seen.${value} END AS ${value}`
  return `WITH seen ${dialect.asOnce} (${seen}),
    places (day, month, node) AS (VALUES ${places}),
    months AS (SELECT DISTINCT day, month FROM places),
    large_rows ${dialect.asOnce} (${large('row_value')}),
    ${column === null ? '' : `large_columns ${dialect.asOnce} (${large('column_value')}),`}
    marked AS (SELECT day, visitor, inside, ${mark('large_rows', 'row_value', 'row_large')},
      ${column === null ? 'TRUE AS column_large, NULL AS column_value' : mark('large_columns', 'column_value', 'column_large')}
      FROM seen ${join('large_rows', 'row_value')} ${column === null ? '' : join('large_columns', 'column_value')})
    SELECT node, row_large, row_value, column_large, column_value, count(DISTINCT visitor) AS visitors,
      max(CASE WHEN inside THEN 1 ELSE 0 END) AS inside, max(CASE WHEN inside THEN 0 ELSE 1 END) AS outside
      FROM marked JOIN places ON places.day = marked.day
      GROUP BY node, row_large, row_value, column_large, column_value
    UNION ALL SELECT NULL, FALSE, NULL, FALSE, NULL,
      count(DISTINCT row_value) + coalesce(max(CASE WHEN row_value IS NULL THEN 1 ELSE 0 END), 0), 0, 0
      FROM seen WHERE inside AND day BETWEEN ${stretch.firstDay} AND ${stretch.lastDay}`
}

function readCell(cell: Row, { row, column }: Table): Cell {
  const keyIn = (name: DimensionName | null, value: Row[string] | undefined): Key =>
    name === null ? only : JSON.stringify(value)
  return {
    node: Number(cell.node),
    row: cell.row_large === true ? keyIn(row, cell.row_value) : tail,
    column: cell.column_large === true || column === null ? keyIn(column, cell.column_value) : tail,
    visitors: Number(cell.visitors),
    inside: cell.inside === 1,
    outside: cell.outside === 1,
  }
}
