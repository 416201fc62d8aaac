// One sentence that says what the picture of one metric by day shows.
import type { Formats } from '../formats.ts'
import { labelOf, type Unit } from '../metrics.ts'
import type { DayValue } from './day-values.ts'

type Known = DayValue & { value: number }

export interface DaySubject {
  metric: string
  unit: Unit
  /** A value as text. */
  write: (value: number) => string
}

const isKnown = (day: DayValue): day is Known => day.value !== null

const extreme = (days: Known[], better: (one: number, other: number) => boolean): Known | undefined =>
  days.reduce<Known | undefined>(
    (best, day) => (best && !better(day.value, best.value) ? best : day),
    undefined,
  )

const averageOf = (days: Known[]): number => days.reduce((sum, { value }) => sum + value, 0) / days.length

const finishedPart = (days: Known[], { unit, write }: DaySubject, formats: Formats): string => {
  const lowest = extreme(days, (one, other) => one < other)
  const highest = extreme(days, (one, other) => one > other)
  if (!lowest || !highest) return ''
  if (days.length === 1) return `${write(highest.value)} on ${formats.weekday(highest.day)}`
  if (lowest.value === highest.value) return `${write(highest.value)} on each day`
  const range = `from ${write(lowest.value)} (${formats.weekday(lowest.day)}) to ${write(highest.value)} (${formats.weekday(highest.day)})`
  // A mean of shares or means is not the share or mean of the days together.
  const mean = unit === 'count' || unit === 'minor' ? `, ${write(averageOf(days))} a day on average` : ''
  return `${range}${mean}`
}

/** Where the period is one day there is no picture, so the sentence carries the comparison too. */
const onlyDayBefore = ([only, ...others]: DayValue[], { write }: DaySubject): string =>
  only && others.length === 0 && only.previous !== null
    ? `${write(only.previous)} on the day it is compared with`
    : ''

/** @example 'Visitors: from 210 (Mon 16 Nov) to 480 (Sat 14 Nov), 342 a day on average; 51 so far today.' */
export const daySentence = (days: DayValue[], subject: DaySubject, formats: Formats): string => {
  const known = days.filter(isKnown)
  const open = known.find(({ unfinished }) => unfinished)
  const parts = [
    finishedPart(
      known.filter(({ unfinished }) => !unfinished),
      subject,
      formats,
    ),
    open ? `${subject.write(open.value)} so far today` : '',
    onlyDayBefore(days, subject),
  ].filter(Boolean)
  return `${labelOf(subject.metric)}: ${parts.length ? parts.join('; ') : 'not measured in these days'}.`
}
