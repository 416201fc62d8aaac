// Asks the store how many visitors are behind each cell of one or two dimensions on the calendar's grid.

import type { EventStore, RollUp, Row } from '../../stores/events.ts'
import { addUpBy } from '../add-up.ts'
import { dateOfDay } from '../calendar.ts'
import { both, isByVisit } from '../capabilities.ts'
import { columnOf, conditionOf } from '../conditions.ts'
import type { Dialect } from '../dialect.ts'
import { type Dimension, type DimensionName, dimensions } from '../dimensions.ts'
import { type EventNames, isNamed } from '../event-names.ts'
import { createPeriod, localDay, type Period } from '../period.ts'
import type { Filter } from '../query.ts'
import { eventsNamed } from '../relations/relation.ts'
import { ofStays } from '../relations/stays.ts'
import { withVisits } from '../relations/with-visits.ts'
import { reachOf, type Scope, scopes } from '../scopes.ts'
import { onlyUsed } from '../statement.ts'
import { type Cell, type Key, only, tail } from './cells.ts'
import { bitsOf, cellsStatement, visitorsColumn } from './cells-statement.ts'
import { type Grid, type GridNode, nodesIn, type Stretch } from './grid.ts'

export interface Looking {
  store: Pick<EventStore, 'query'>
  brand: { brand: string; timeZone: string; currency: string }
  dialect: Dialect
  scope: Scope
  grid: Grid
  /** Days whose different values are counted. */
  stretch: Stretch
  smallest: number
  /** The relation of the months' credits, where they are asked for. */
  credits?: string | undefined
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
    cellsStatement({
      ...looking,
      happened: happened({ wide, rollUp }, period, inside, table, looking),
      hasRows: table.row !== null,
      hasColumns: table.column !== null,
      hasOutside: filters.length > 0,
      months: grid.months,
    })
  const params = Object.assign({ currency: brand.currency }, ...filters.map((filter) => filter.params))
  const { from, until } = reachOf([looking.scope], period.span)
  const asked = { brand: brand.brand, from, until, sql, params: onlyUsed(params, sql('events')) }
  const rows = await store.query({ ...asked, addUp: addUpBy(brand.timeZone, dialect) })
  const counted = rows.find(({ month }) => month === null)
  const cells = rows.filter(({ month }) => month !== null).flatMap((row) => cellsOf(row, grid, table))
  return { cells, rows: Number(counted?.row_value ?? 0) }
}

/** Who was seen on which day with which values. */
function happened(
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
  const asEvents = { dimensions: asked, isByVisit: isOfVisits, sums: [], ids: [], names }
  const stays = scope === 'events' ? ofStays(asEvents, { rollUp, span }) : null
  const named = stays?.named ?? isNamed(names)
  const where = [...(scope === 'events' ? [named] : []), ...havings.flatMap((having) => having.where ?? [])]
  const all = `(SELECT * FROM ${wide} WHERE time >= ${span.from} AND time < ${span.until})`
  const events = scope === 'events' ? eventsNamed(names, { events: all, rollUp, span }) : all
  const looking = { events, wide, rollUp, span, names, dialect, credits }
  const rows = stays?.rows ?? relation(looking)
  const day = stays ? 'day' : localDay(period, dialect)
  return `SELECT ${day} AS day, ${value(row)} AS row_value, ${value(column)} AS column_value,
    ${inside} AS inside, visitor_key AS visitor
    FROM ${isByVisit(scope, asked) ? withVisits(rows, looking) : rows} WHERE ${where.join(' AND ') || 'TRUE'}`
}

/** A row of the answer stands for a value in a month: a cell for each part of the month in which it has something. */
function cellsOf(told: Row, { months }: Grid, { row, column }: Table): Cell[] {
  const month = months.find(({ id }) => id === told.month)
  if (!month) throw new TypeError('a cell is in a month of the grid')
  const keyIn = (name: DimensionName | null, value: Row[string] | undefined): Key =>
    name === null ? only : JSON.stringify(value)
  const keys = {
    row: told.row_large === true ? keyIn(row, told.row_value) : tail,
    column: told.column_large === true ? keyIn(column, told.column_value) : tail,
  }
  const has = (days: Row[string] | undefined, part: GridNode) => (Number(days) & bitsOf(part, month)) !== 0
  return nodesIn(month).flatMap((part) => {
    const [inside, outside] = [has(told.inside_days, part), has(told.outside_days, part)]
    const visitors = Number(told[visitorsColumn(bitsOf(part, month))])
    return inside || outside ? [{ node: part.id, ...keys, visitors, inside, outside }] : []
  })
}
