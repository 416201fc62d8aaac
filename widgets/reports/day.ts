// Calendar days as `YYYY-MM-DD` text. No clock and no zone of the machine: both are parameters.

/** A calendar day of the brand's time zone, `YYYY-MM-DD`. */
export type Day = string

const dayMs = 86_400_000

/** The day's midnight in UTC: a stable handle for arithmetic and formatting, not an instant of the brand's. */
export const dayTime = (day: Day): number => Date.parse(`${day}T00:00:00Z`)

/** Whether text is a day that the calendar has: `2026-02-30` is not. */
export const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const time = dayTime(text)
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text)
}

/** The day `count` days later; earlier where negative. */
export const addDays = (day: Day, count: number): Day =>
  new Date(dayTime(day) + count * dayMs).toISOString().slice(0, 10)

/** 0 for Monday to 6 for Sunday: day 0 of the count was a Thursday. */
export const weekdayOf = (day: Day): number => (((dayTime(day) / dayMs + 3) % 7) + 7) % 7

/** Days from one day to another, 0 for the same day. */
export const daysBetween = (from: Day, to: Day): number => Math.round((dayTime(to) - dayTime(from)) / dayMs)

/**
 * The calendar day that an instant falls on in a time zone.
 * @param zone an IANA name; an unknown one throws RangeError
 * @param now milliseconds since 1970
 */
export const dayIn = (zone: string, now: number): Day => {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(now)
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}`
}
