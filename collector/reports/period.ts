// The period of a query as the store sees it: instants, and the local day of an instant as integer arithmetic.
import { dateOfDay, dayOfDate, offsetsOf, type Span, spanOf } from './calendar.ts'
import type { Dialect } from './dialect.ts'

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
export function createPeriod({ from, to }: { from: string; to: string }, timeZone: string): Period {
  const days = { firstDay: dayOfDate(from), lastDay: dayOfDate(to) }
  return { from, to, ...days, span: spanOf(from, to, timeZone), timeZone }
}

/** The period of the same number of days that ends on the day before. */
export function periodBefore({ firstDay, lastDay, timeZone }: Period): Period {
  const from = dateOfDay(firstDay - (lastDay - firstDay + 1))
  return createPeriod({ from, to: dateOfDay(firstDay - 1) }, timeZone)
}

/** The day number of `time` as SQL. The zone's changes are written out: ICU, asked for each row, takes 16 times as long. */
export function localDay({ span, timeZone }: Period, dialect: Dialect): string {
  const offsets = offsetsOf(span, timeZone)
  const last = offsets.at(-1)?.offset ?? 0
  const changes = offsets.slice(0, -1).map(({ until, offset }) => `WHEN time < ${until} THEN ${offset}`)
  return dialect.days(
    changes.length === 0 ? `time + ${last}` : `time + CASE ${changes.join(' ')} ELSE ${last} END`,
  )
}
