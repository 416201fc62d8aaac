// One row per visitor who came for the first time in the period: in which weeks after it they came again.
import { addedWithin, isWithin, type RelationOptions } from './relation.ts'

const weekMs = 7 * 86_400_000

/** Weeks after the first visit that are looked at. */
export const cohortWeeks = [1, 2, 3, 4, 8] as const

const weeksTo = (time: string) => `(${time} - first_seen) // ${weekMs}`

/** `over_<n>`: whether the data reaches the end of the visitor's week n; `back_<n>`: whether they came in it. */
export function cohortsOf({ events, wide = events, span, rollUp, dialect }: RelationOptions): string {
  const [first, last] = rollUp ? ['first', 'last'] : ['time', 'time']
  const seen = rollUp ? addedWithin(rollUp, 'stays', span) : events
  const firsts = `SELECT visitor_key AS known_key, min(${first}) AS first_seen FROM ${rollUp?.stays ?? wide}
    WHERE visitor_basis = 'id' AND visitor_key IS NOT NULL GROUP BY visitor_key`
  const weeks = cohortWeeks.flatMap((week) => [
    `first_seen + ${(week + 1) * weekMs} <= ends AS over_${week}`,
    // A stay is shorter than a week: its ends tell of all weeks that it lies in.
    `max(CASE WHEN ${week} IN (${[...new Set([first, last])].map(weeksTo).join(', ')}) THEN 1 ELSE 0 END) AS back_${week}`,
  ])
  const atFirst = (column: string) => `${dialect.first(column, first)} AS ${column}`
  return `(SELECT visitor_key, first_seen AS time, ${['device', 'browser', 'os'].map(atFirst).join(', ')},
      ${dialect.earliest('publication', first)} AS publication, max(customer) AS customer, ${weeks.join(', ')}
    FROM ${seen} AS seen JOIN (${firsts}) AS firsts ON known_key = visitor_key,
      (SELECT max(${last}) AS ends FROM ${seen} AS seen) AS data
    WHERE ${isWithin('first_seen', span)} GROUP BY visitor_key, first_seen, ends) AS cohorts`
}
