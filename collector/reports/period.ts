// The period of a query as the store sees it: instants, and the local day of an instant as integer arithmetic.
import { dateOfDay, dayOfDate, offsetsOf, type Span, spanOf, yearsBefore } from './calendar.ts'
import type { Dialect } from './dialect.ts'
import type { Compare, Days } from './query.ts'

export interface Period {
  from: string
  to: string
  /** Day numbers of the first and last day. */
  firstDay: number
  lastDay: number
  span: Span
  timeZone: string
}

/** The local days `from` to `to`, both included, in a time zone. */
export function createPeriod({ from, to }: Days, timeZone: string): Period {
  const days = { firstDay: dayOfDate(from), lastDay: dayOfDate(to) }
  return { from, to, ...days, span: spanOf(from, to, timeZone), timeZone }
}

/** The days that a period is compared with, in the same time zone. */
export function comparedPeriod(period: Period, compare: Compare): Period {
  const days = typeof compare === 'object' ? compare : comparedDays[compare](period)
  return createPeriod(days, period.timeZone)
}

/** The day that a day of the period stands beside; null where there is none. */
export function comparedDay(day: number, period: Period, compared: Period, compare: Compare): number | null {
  if (compare !== 'year_before') return day - period.firstDay + compared.firstDay
  const date = dateOfDay(day)
  const earlier = yearsBefore(date, 1)
  return earlier.slice(4) === date.slice(4) ? dayOfDate(earlier) : null
}

/** Days and not hours are counted back, so that a change of the clocks shifts nothing. */
const comparedDays: Record<Exclude<Compare, object>, (period: Period) => Days> = {
  previous: (period) => daysBefore(period, period.lastDay - period.firstDay + 1),
  year_before: ({ from, to }) => ({ from: yearsBefore(from, 1), to: yearsBefore(to, 1) }),
  matching_weekdays: (period) => daysBefore(period, 52 * 7),
}

function daysBefore({ firstDay, lastDay }: Period, days: number): Days {
  return { from: dateOfDay(firstDay - days), to: dateOfDay(lastDay - days) }
}

/** The day number of `time` as SQL. The zone's changes are written out: ICU, asked for each row, takes 16 times as long. */
export function localDay({ span, timeZone }: Pick<Period, 'span' | 'timeZone'>, dialect: Dialect): string {
  const offsets = offsetsOf(span, timeZone)
  const last = offsets.at(-1)?.offset ?? 0
  const changes = offsets.slice(0, -1).map(({ until, offset }) => `WHEN time < ${until} THEN ${offset}`)
  return dialect.days(
    changes.length === 0 ? `time + ${last}` : `time + CASE ${changes.join(' ')} ELSE ${last} END`,
  )
}
