// One sentence that says what the picture of visitors by day shows.
import type { Formats } from '../formats.ts'
import type { DayValue } from './day-values.ts'

type Known = DayValue & { value: number }

const isKnown = (day: DayValue): day is Known => day.value !== null

const extreme = (days: Known[], better: (one: number, other: number) => boolean): Known | undefined =>
  days.reduce<Known | undefined>(
    (best, day) => (best && !better(day.value, best.value) ? best : day),
    undefined,
  )

const averageOf = (days: Known[]): number => days.reduce((sum, { value }) => sum + value, 0) / days.length

const people = (formats: Formats, value: number): string =>
  `${formats.count(value)} ${value === 1 ? 'visitor' : 'visitors'}`

const finishedPart = (days: Known[], formats: Formats): string => {
  const lowest = extreme(days, (one, other) => one < other)
  const highest = extreme(days, (one, other) => one > other)
  if (!lowest || !highest) return ''
  if (days.length === 1) return `${people(formats, highest.value)} on ${formats.weekday(highest.day)}`
  if (lowest.value === highest.value) return `${people(formats, highest.value)} on each day`
  const range = `${formats.count(lowest.value)} (${formats.weekday(lowest.day)}) to ${formats.count(highest.value)} (${formats.weekday(highest.day)})`
  return `From ${range} visitors a day, ${formats.count(averageOf(days))} on average`
}

/** Where the period is one day there is no picture, so the sentence carries the comparison too. */
const onlyDayBefore = ([only, ...others]: DayValue[], formats: Formats): string =>
  only && others.length === 0 && only.previous !== null
    ? `${people(formats, only.previous)} in all of the day before`
    : ''

/** @example 'From 210 (Mon 16 Nov) to 480 (Sat 14 Nov) visitors a day, 342 on average; 51 visitors so far today.' */
export const daySentence = (days: DayValue[], formats: Formats): string => {
  const known = days.filter(isKnown)
  const open = known.find(({ unfinished }) => unfinished)
  const parts = [
    finishedPart(
      known.filter(({ unfinished }) => !unfinished),
      formats,
    ),
    open ? `${people(formats, open.value)} so far today` : '',
    onlyDayBefore(days, formats),
  ].filter(Boolean)
  return parts.length ? `${parts.join('; ')}.` : 'Not measured in this period.'
}
