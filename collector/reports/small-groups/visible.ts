// What a question may show, where groups of too few visitors are hidden: which values, which days, and whether what is
// left may stand together. Worked out from the data alone; the question only chooses among what may be shown.
import { dateOfDay, dayOfDate, lastDayOfMonth } from '../calendar.ts'
import { type Dimension, type DimensionName, dimensionNames, dimensions } from '../dimensions.ts'
import { lineEvents } from '../event-names.ts'
import { plainFilters } from '../filter-tree.ts'
import type { FilterValue, Query } from '../query.ts'
import type { Scope } from '../scopes.ts'
import { type Cell, createCells, type Key, only } from './cells.ts'
import { viewOfColumns, viewOfRows } from './crossed-view.ts'
import { createCrossing } from './crossing.ts'
import { createFamily, type Family, isShown } from './family.ts'
import { createGrid, daysIn, type Stretch } from './grid.ts'
import { type Looking, readCells, type Seen } from './read-cells.ts'
import { type View, viewOfFamily, wholeView } from './view.ts'

export interface Visible {
  /** Whose values are chosen from; null: the question is about none. */
  dimension: DimensionName | null
  /** Those that are shown. */
  values: FilterValue[]
  /** How many are not. */
  hidden: number
  /** What is left beside the values that are shown: nothing, something that is shown together, or hidden. */
  rest: 'none' | 'shown' | 'hidden'
  /** Days of the period that are not shown by themselves; empty where the question is not by date. */
  hiddenDays: number[]
  /** Whether all that happened on some days may be shown together; no where the question is about no day. */
  isWhole(days: Stretch): boolean
}

export interface Question extends Omit<Looking, 'grid' | 'stretch'> {
  query: Query
  /** Day numbers, both included. */
  days: Stretch
  /** Nothing has happened after it. */
  today: number
}

/** The dimensions that a question is about, days and steps aside: those whose values it may have to hide. */
export function dimensionsBeside(query: Query): DimensionName[] {
  const filtered = plainFilters(query.filters).map(([dimension]) => dimension)
  return [...new Set([...query.dimensions, ...filtered])].filter((name) => {
    const { column }: Dimension = dimensions[name]
    return column !== null
  })
}

/** Those of a few values, the fewest first: as columns they leave the most of the other's rows to be shown. */
const fewValues: readonly DimensionName[] = [
  'searched',
  'device',
  'source',
  'currency',
  'os',
  'browser',
  'position',
]

export async function visibleIn(question: Question): Promise<Visible> {
  const { query, days, today } = question
  const isByDay = query.dimensions.some((name) => ['date', 'cohort', 'week'].includes(name))
  const grid = createGrid(openStretch(days, today), isByDay)
  const looking = { ...question, stretch: days, grid }
  const asked = dimensionsBeside(query)
  const isTold = holdsEverybody(asked, looking.scope)
  const isNeededAtOnce = !isTold && (isByDay || asked.length === 0)
  const [{ view, dimension, count, cells }, counted] = await Promise.all([
    viewOf(query, looking),
    isNeededAtOnce ? everybodyIn(looking, today) : null,
  ])
  const isShownIn = (stretch: Stretch) => (value: Key) => view.isShown(value, openStretch(stretch, today))
  const inPeriod = view.values.filter(isShownIn(days))
  // Where every value may be shown, and no day by itself, all together say no more.
  const isNeeded = isByDay || view.hasBeside(new Set(inPeriod))
  const everybody = counted ?? (await everybodyBy(isTold ? cells : null, isNeeded, looking, today))
  const all = familyOf({ cells: everybody, rows: 0 }, looking)
  const isWhole = (stretch: Stretch) =>
    isNeeded && isShown(all, only, grid.months, openStretch(stretch, today))
  const isTotalKnown = (stretch: Stretch) => isWhole(stretch) && view.takesWhole(openStretch(stretch, today))
  const past = isByDay ? daysIn(days).filter((day) => day <= today) : []
  const oneDay = (day: number) => ({ firstDay: day, lastDay: day })

  const isBrokenDown = query.dimensions.some((name) => name === dimension)
  const withRest = isTotalKnown(days)
  const whole = past.filter((day) => (withRest ? isTotalKnown(oneDay(day)) : isWhole(oneDay(day))))
  const shown = isBrokenDown
    ? inPeriod.filter((value) => whole.every((day) => isShownIn(oneDay(day))(value)))
    : inPeriod
  const rest = restOf(view, shown, withRest)
  const ofAll = past.filter((day) => isTotalKnown(oneDay(day)))
  const ofShown = past.filter((day) => isWhole(oneDay(day)) && shown.every(isShownIn(oneDay(day))))
  const shownDays = new Set(isBrokenDown ? whole : rest === 'hidden' ? ofShown : ofAll)
  return {
    dimension,
    values: shown.map((value): FilterValue => JSON.parse(value)),
    hidden: rest === 'none' ? 0 : Math.max(rest === 'hidden' ? 1 : 0, count - shown.length),
    rest,
    hiddenDays: past.filter((day) => !shownDays.has(day)),
    isWhole,
  }
}

function restOf(view: View, shown: readonly Key[], isTotalKnown: boolean): Visible['rest'] {
  if (!view.hasBeside(new Set(shown))) return 'none'
  return isTotalKnown ? 'shown' : 'hidden'
}

/** Whether everything that is looked at has a value of the only dimension that is asked for, be it none. */
function holdsEverybody([first, second]: readonly DimensionName[], scope: Scope): boolean {
  if (first === undefined || second !== undefined) return false
  const { scopes }: Dimension = dimensions[first]
  const having = scopes[scope]
  const events = having?.events
  const isOfAll = !events || (scope === 'lines' && lineEvents.every((name) => events.includes(name)))
  return having !== undefined && isOfAll && !having.where && !having.byVisit
}

/** By the cells of the only dimension where these hold everybody, else counted; none where they are not needed. */
async function everybodyBy(
  cells: readonly Cell[] | null,
  isNeeded: boolean,
  looking: Looking,
  today: number,
): Promise<Cell[]> {
  if (!isNeeded) return []
  return (cells && everybodyByLargest(cells, looking.smallest)) ?? (await everybodyIn(looking, today))
}

/**
 * Where one value has enough visitors by itself wherever anything happened, so have all together: nobody need count them.
 * Null: somewhere none has.
 */
function everybodyByLargest(cells: readonly Cell[], smallest: number): Cell[] | null {
  const largest = new Map<number, number>()
  for (const { node, visitors } of cells) largest.set(node, Math.max(visitors, largest.get(node) ?? 0))
  if ([...largest.values()].some((visitors) => visitors < smallest)) return null
  const all = { row: only, column: only, inside: true, outside: false }
  return [...largest].map(([node, visitors]) => ({ ...all, node, visitors }))
}

/**
 * The months that are over by themselves: what was told of them is remembered while events come in. What is gathered from
 * beyond its months is not gathered twice.
 */
async function everybodyIn(looking: Looking, today: number): Promise<Cell[]> {
  const table = { row: null, column: null, filters: [] }
  const { months } = looking.grid
  const isOver = ({ lastDay }: Stretch) => looking.scope === 'events' && lastDay < today
  const parts = [months.filter(isOver), months.filter((month) => !isOver(month))]
  const asked = parts.filter((part) => part.length > 0)
  const seen = await Promise.all(
    asked.map((part) => readCells(table, { ...looking, grid: { months: part } })),
  )
  return seen.flatMap(({ cells }) => cells)
}

/** To the end of the month where nothing has happened after it: what has not happened is not cut off. */
function openStretch({ firstDay, lastDay }: Stretch, today: number): Stretch {
  if (lastDay < today) return { firstDay, lastDay }
  return { firstDay, lastDay: dayOfDate(lastDayOfMonth(dateOfDay(lastDay))) }
}

interface Viewed {
  view: View
  dimension: DimensionName | null
  /** Different values that the question has inside. */
  count: number
  /** Of a question about one dimension: what it is made of. */
  cells: readonly Cell[]
}

async function viewOf(query: Query, looking: Looking): Promise<Viewed> {
  const asked = dimensionsBeside(query)
  const [first, second] = asked
  if (first === undefined) return { view: wholeView, dimension: null, count: 0, cells: [] }
  if (second === undefined) {
    const seen = await readCells({ row: first, column: null, filters: query.filters }, looking)
    const view = viewOfFamily(familyOf(seen, looking), looking.grid)
    return { view, dimension: first, count: seen.rows, cells: seen.cells }
  }
  return crossedView(query, asked, looking)
}

async function crossedView(query: Query, asked: DimensionName[], looking: Looking): Promise<Viewed> {
  const { grid, smallest } = looking
  const [column, row] = [...asked].sort((a, b) => rankOf(a) - rankOf(b))
  if (row === undefined || column === undefined || asked.length > 2)
    throw new TypeError('a question that hides small groups is about two dimensions at most')
  const filtered = new Set(plainFilters(query.filters).map(([dimension]) => dimension))
  const filtersOf = (name: DimensionName) => (filtered.size === 1 && filtered.has(name) ? query.filters : [])
  const [seen, ofRows, ofColumns] = await Promise.all([
    readCells({ row, column, filters: query.filters }, looking),
    readCells({ row, column: null, filters: filtersOf(row) }, looking),
    readCells({ row: column, column: null, filters: filtersOf(column) }, looking),
  ])
  const [rows, columns] = [familyOf(ofRows, looking), familyOf(ofColumns, looking)]
  const crossing = createCrossing({ cells: createCells(seen.cells), grid, smallest, rows, columns })
  const isOf = filtered.size === 2 ? 'both' : filtered.has(row) ? 'rows' : 'columns'
  const crossed = { crossing, rows, columns, filtered: isOf } as const
  const isByColumn = query.dimensions.includes(column)
  const view = isByColumn ? viewOfColumns(crossed, grid) : viewOfRows(crossed, grid)
  const count = isByColumn ? ofColumns.rows : seen.rows
  return { view, dimension: isByColumn ? column : row, count, cells: [] }
}

/** Columns come first. */
function rankOf(name: DimensionName): number {
  const place = fewValues.indexOf(name)
  return place >= 0 ? place - fewValues.length : dimensionNames.length - dimensionNames.indexOf(name)
}

function familyOf({ cells }: Seen, { grid, smallest }: Looking): Family {
  return createFamily(createCells(cells), grid, smallest)
}
