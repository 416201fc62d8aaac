// One metric by day: every day of the period in order, the unfinished one marked.
import { measured, type ReportRow } from '../answer.ts'
import type { Day } from '../day.ts'
import { daysOf, type Period } from '../period.ts'

export interface DayValue {
  day: Day
  /** null: not measured, or not yet there. */
  value: number | null
  /** The same place in the previous period; null where unknown. */
  previous: number | null
  /** Today: more may come. */
  unfinished: boolean
}

/** A finished day without a row had no event: its counts are 0. A day to come has no value. */
export const dayValues = (rows: ReportRow[], period: Period, today: Day, metric: string): DayValue[] => {
  const byDay = new Map(rows.map((row) => [row.cells.date, row]))
  return daysOf(period).map((day) => {
    const row = byDay.get(day)
    const absent = day > today ? null : 0
    return {
      day,
      value: row ? measured(row.cells, metric) : absent,
      previous: measured(row?.previous ?? null, metric),
      unfinished: day === today,
    }
  })
}
