// Somebody who asks every report they may and subtracts what they are told. They know what each number is about: which
// days, devices, publications and pages; a set of the finest cells there are.
import { parseQuery } from '../../collector/reports/parse-query.ts'
import { runReport } from '../../collector/reports/run.ts'
import type { EventStore, StoredEvent } from '../../collector/stores/events.ts'
import { localDate } from './recount.ts'

export interface World {
  events: readonly StoredEvent[]
  store: EventStore
  smallestGroup: number
  now: number
}

/** What of an event a report can tell apart here. */
interface Labels {
  date: string
  device: string | null
  publication: string | null
  page: string | null
}
type Name = keyof Labels

export interface Question {
  dimensions: Name[]
  period: { from: string; to: string }
  filters: [Name, 'is' | 'is_not', string | null][]
}

/** A number that was told: the sum of the cells of a set, each a bit. */
export interface Told {
  about: bigint
  value: number
  question: Question
}

const timeZone = 'Europe/Paris'

export function labelsOf({ time, device, publication, path }: StoredEvent): Labels {
  return { date: localDate(time, timeZone), device, publication, page: path }
}

/** The finest cells: every combination of the values that there are, so that an empty one is not known to be. */
export function finestCells(events: readonly StoredEvent[], dates: readonly string[]): Labels[] {
  const labels = events.map(labelsOf)
  const values = <N extends Name>(name: N) => [...new Set(labels.map((each) => each[name]))]
  return dates.flatMap((date) =>
    values('device').flatMap((device) =>
      values('publication').flatMap((publication) =>
        values('page').map((page) => ({ date, device, publication, page })),
      ),
    ),
  )
}

/** The set of the cells for which something holds. */
export function setOf(cells: readonly Labels[], holds: (cell: Labels) => boolean): bigint {
  return cells.reduce((set, cell, at) => (holds(cell) ? set | (1n << BigInt(at)) : set), 0n)
}

export async function ask(question: Question, world: World, cells: readonly Labels[]): Promise<Told[]> {
  const { rows, totals, meta } = await answerTo(question, world)
  const { dimensions } = question
  const isInside = insideOf(question)
  const all = setOf(cells, isInside)
  const inside = await takenOf(question, meta.suppressed, world, cells, all)
  const named = dimensions.length === 0 ? [] : rows.filter((row) => row.other !== true)
  const told = named.map((row): Told => {
    const isRow = (cell: Labels) => isInside(cell) && dimensions.every((name) => cell[name] === row[name])
    return { about: inside & setOf(cells, isRow), value: Number(row.page_views), question }
  })
  const alone = told.reduce((set, { about }) => set | about, 0n)
  const dates = new Set(rows.map((row) => row.date))
  const others = rows.filter((row) => row.other === true && row.page_views !== null)
  for (const row of others) {
    const isDay = ({ date }: Labels) =>
      !dimensions.includes('date') || (row.date === null ? !dates.has(date) : date === row.date)
    told.push({ about: inside & setOf(cells, isDay) & ~alone, value: Number(row.page_views), question })
  }
  const isWhole =
    meta.suppressed === 0 || dimensions.length === 0 || (others.length > 0 && !dimensions.includes('date'))
  if (totals.page_views !== null && isWhole)
    told.push({ about: inside, value: Number(totals.page_views), question })
  return told
}

/** What a question that hides something is about: what the same question shows when it is broken down by its filter. */
async function takenOf(
  { dimensions, filters, ...rest }: Question,
  suppressed: number,
  world: World,
  cells: readonly Labels[],
  all: bigint,
): Promise<bigint> {
  const [name] = filters[0] ?? []
  if (suppressed === 0 || name === undefined || dimensions.some((dimension) => dimension !== 'date'))
    return all
  const parts = await ask({ dimensions: [name], filters, ...rest }, world, cells)
  return parts.reduce((set, { about }) => set | about, 0n)
}

async function answerTo(question: Question, { store, now, smallestGroup }: World) {
  const brand = { brand: 'shop', timeZone, currency: 'EUR', smallestGroup }
  const parsed = parseQuery({ metrics: ['page_views'], limit: 1000, ...question })
  if (!parsed.ok) throw new Error(parsed.error.message)
  return runReport({ store, brand, query: parsed.query, now, asOf: now })
}

function insideOf({ period, filters }: Question): (cell: Labels) => boolean {
  return (cell) =>
    cell.date >= period.from &&
    cell.date <= period.to &&
    filters.every(([name, operator, value]) => (cell[name] === value) === (operator === 'is'))
}
