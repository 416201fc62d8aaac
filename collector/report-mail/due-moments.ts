// When a report is mailed, and which days it is about then. Local time of the brand; changes of the clocks are croner's work.
import { Cron } from 'croner'
import { dateAt, dateOfDay, dayOfDate } from '../reports/calendar.ts'
import type { Days } from '../reports/query.ts'
import type { MailRhythm } from '../settings/report-mail-settings.ts'

/** Minute, hour, day, month, day of the week. */
const patterns: Record<MailRhythm, string> = { day: '0 7 * * *', week: '0 7 * * 1', month: '0 7 1 * *' }

/** The last moment that is due at or before `now`; both in milliseconds since 1970. */
export function lastDue(every: MailRhythm, timeZone: string, now: number): number {
  const cron = new Cron(patterns[every], { timezone: timeZone, paused: true })
  // Croner looks for what lies before a moment, not at it.
  const [due] = cron.previousRuns(1, new Date(now + 1))
  if (due === undefined) throw new RangeError('every rhythm has a moment in the past')
  return due.getTime()
}

/** The whole days before a due moment that its mail is about. */
export function daysBefore(every: MailRhythm, timeZone: string, due: number): Days {
  const today = dateAt(due, timeZone)
  const yesterday = dateOfDay(dayOfDate(today) - 1)
  const from: Record<MailRhythm, string> = {
    day: yesterday,
    week: dateOfDay(dayOfDate(today) - 7),
    month: `${yesterday.slice(0, 8)}01`,
  }
  return { from: from[every], to: yesterday }
}
