// Until when a request must be answered: one month (article 12(3)), counted in days of the brand's calendar.
import { Temporal } from 'temporal-polyfill'

/**
 * The last millisecond of the same date a month later, or of that month's last day where it has no such date.
 * @param at milliseconds since 1970
 * @example oneMonthAfter(Date.parse('2027-01-31T10:00:00Z'), 'Europe/Paris') // the end of 28 February
 */
export function oneMonthAfter(at: number, timeZone: string): number {
  const asked = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone)
  const dayAfter = asked.toPlainDate().add({ months: 1 }).add({ days: 1 })
  return dayAfter.toZonedDateTime(timeZone).epochMilliseconds - 1
}
