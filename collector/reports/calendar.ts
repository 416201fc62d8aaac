// Local days of a time zone as instants, and back. Daylight saving and half-hour zones are Temporal's work.
import { Temporal } from 'temporal-polyfill'

const dayMs = 86_400_000

/** A span of instants `[from, until)` in milliseconds since 1970. */
export interface Span {
  from: number
  until: number
}

/** The offset from UTC that holds until an instant, both in milliseconds. */
export interface OffsetSpan {
  until: number
  offset: number
}

/** The instants of the local days `from` to `to` (`YYYY-MM-DD`, both included). */
export function spanOf(from: string, to: string, timeZone: string): Span {
  const start = Temporal.PlainDate.from(from)
  const end = Temporal.PlainDate.from(to).add({ days: 1 })
  return {
    from: start.toZonedDateTime(timeZone).epochMilliseconds,
    until: end.toZonedDateTime(timeZone).epochMilliseconds,
  }
}

/** Every offset that a zone has in a span, in order; the last holds until the span's end. */
export function offsetsOf(span: Span, timeZone: string): OffsetSpan[] {
  const offsets: OffsetSpan[] = []
  let at = Temporal.Instant.fromEpochMilliseconds(span.from).toZonedDateTimeISO(timeZone)
  for (;;) {
    const offset = at.offsetNanoseconds / 1e6
    const next = at.getTimeZoneTransition('next')
    if (next === null || next.epochMilliseconds >= span.until)
      return [...offsets, { until: span.until, offset }]
    offsets.push({ until: next.epochMilliseconds, offset })
    at = next
  }
}

/** `YYYY-MM-DD` of a day number: local days since 1970-01-01. */
export function dateOfDay(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10)
}

/** The day number of `YYYY-MM-DD`. */
export function dayOfDate(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / dayMs
}

/** The local date of an instant. */
export function dateAt(instant: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString()
}

/** The local time of an instant, `HH:MM`. */
export function clockAt(instant: number, timeZone: string): string {
  const time = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainTime()
  return time.toString({ smallestUnit: 'minute' })
}

/** Whether a text is a day of the calendar, written `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text)
}

/** The last day of a period that starts on a day and is so many months long. */
export function monthsFrom(date: string, months: number): string {
  return Temporal.PlainDate.from(date).add({ months }).subtract({ days: 1 }).toString()
}

/** The same date so many years earlier; of 29 February, the 28th where there is none. */
export function yearsBefore(date: string, years: number): string {
  return Temporal.PlainDate.from(date).subtract({ years }).toString()
}

/** The last day of a date's month. */
export function lastDayOfMonth(date: string): string {
  return monthsFrom(`${date.slice(0, 8)}01`, 1)
}
