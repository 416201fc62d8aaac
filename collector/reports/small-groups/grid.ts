// The calendar that groups are looked at on: months, the ISO weeks in them (cut where a month ends) and their days.
// It does not depend on the period but for how deep it goes: only what a period cuts is divided further.
import { dateOfDay, dayOfDate, lastDayOfMonth } from '../calendar.ts'

/** Day numbers, both included. */
export interface Stretch {
  firstDay: number
  lastDay: number
}

/** A part of the calendar; `parts` where the period cuts it, so that it must be divided. */
export interface GridNode extends Stretch {
  /** Its place in the grid's list. */
  id: number
  parts: GridNode[] | null
}

export interface Grid {
  months: GridNode[]
}

/** The months that a period touches. `byDay`: down to every day, as for a break-down by date. */
export function createGrid({ firstDay, lastDay }: Stretch, byDay: boolean): Grid {
  const nodes: GridNode[] = []
  const isCut = (part: Stretch) => byDay || part.firstDay < firstDay || part.lastDay > lastDay
  function add(stretch: Stretch, divide: readonly ((stretch: Stretch) => Stretch[])[]): GridNode {
    const node: GridNode = { ...stretch, id: nodes.length, parts: null }
    nodes.push(node)
    const [next, ...deeper] = divide
    if (next && isCut(stretch)) node.parts = next(stretch).map((part) => add(part, deeper))
    return node
  }
  return { months: monthsOf({ firstDay, lastDay }).map((month) => add(month, [weeksOf, daysOf])) }
}

function monthsOf({ firstDay, lastDay }: Stretch): Stretch[] {
  const months: Stretch[] = []
  for (let day = firstDay; day <= lastDay; day = (months.at(-1)?.lastDay ?? lastDay) + 1) {
    const date = dateOfDay(day)
    months.push({ firstDay: dayOfDate(`${date.slice(0, 8)}01`), lastDay: dayOfDate(lastDayOfMonth(date)) })
  }
  return months
}

/** Day 0 was a Thursday. */
const daysToSunday = (day: number) => 6 - ((((day + 3) % 7) + 7) % 7)

function weeksOf({ firstDay, lastDay }: Stretch): Stretch[] {
  const weeks: Stretch[] = []
  for (let day = firstDay; day <= lastDay; day = (weeks.at(-1)?.lastDay ?? lastDay) + 1)
    weeks.push({ firstDay: day, lastDay: Math.min(day + daysToSunday(day), lastDay) })
  return weeks
}

function daysOf(stretch: Stretch): Stretch[] {
  return daysIn(stretch).map((day) => ({ firstDay: day, lastDay: day }))
}

export function daysIn({ firstDay, lastDay }: Stretch): number[] {
  return Array.from({ length: Math.max(0, lastDay - firstDay + 1) }, (_, at) => firstDay + at)
}

/** A node and all its parts, always in the same order. */
export function nodesIn(node: GridNode): GridNode[] {
  return [node, ...(node.parts ?? []).flatMap(nodesIn)]
}
