// Things that were counted by local day, and the way from instants to those days.
import { offsetsOf, type Span } from './calendar.ts'

/** Something that was counted: what it is, and how often each act happened on each day. */
export interface DayCounts<Place, Act extends string> {
  /** Tells it from all others. */
  key: string
  place: Place
  /** By day number. */
  days: Map<number, Record<Act, number>>
}

const dayMs = 86_400_000

/** The local day number of an instant in a span. The zone's changes are looked up once, not for each instant. */
export function createDayOf(span: Span, timeZone: string): (instant: number) => number {
  const offsets = offsetsOf(span, timeZone)
  const last = offsets.at(-1)?.offset ?? 0
  return (instant) => {
    const offset = offsets.find(({ until }) => instant < until)?.offset ?? last
    return Math.floor((instant + offset) / dayMs)
  }
}

/** The acts of some days together. */
export function sumOfDays<Act extends string>(
  { days }: DayCounts<unknown, Act>,
  { firstDay, lastDay }: { firstDay: number; lastDay: number },
  nothing: Readonly<Record<Act, number>>,
): Record<Act, number> {
  if (firstDay === lastDay) return days.get(firstDay) ?? nothing
  const inside = [...days].filter(([day]) => day >= firstDay && day <= lastDay).map(([, counts]) => counts)
  const acts = Object.keys(nothing) as Act[]
  const sums = acts.map((act) => [act, inside.reduce((sum, counts) => sum + counts[act], 0)] as const)
  return { ...nothing, ...Object.fromEntries(sums) }
}
