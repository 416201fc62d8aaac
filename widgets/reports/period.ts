// Which days a report is about: the choices offered, and the days that each means today.
import { addDays, type Day, daysBetween } from './day.ts'

/** Both days included. */
export interface Period {
  from: Day
  to: Day
}

/** Every period that has a name, by what starts it; all of them end today. */
export const presets = {
  today: { label: 'Today', from: (today: Day) => today },
  'last-7-days': { label: 'Last 7 days', from: (today: Day) => addDays(today, -6) },
  'last-30-days': { label: 'Last 30 days', from: (today: Day) => addDays(today, -29) },
  'this-month': { label: 'This month', from: (today: Day) => `${today.slice(0, 8)}01` },
} as const

export type Preset = keyof typeof presets
export type PeriodChoice = Preset | Period

export const isPreset = (text: string): text is Preset => Object.hasOwn(presets, text)

/** The days that a choice means on a given day. */
export const resolvePeriod = (choice: PeriodChoice, today: Day): Period =>
  typeof choice === 'string' ? { from: presets[choice].from(today), to: today } : choice

/** As many days, ending the day before: what `compare: 'previous'` compares with. */
export const previousPeriod = ({ from, to }: Period): Period => ({
  from: addDays(from, -daysBetween(from, to) - 1),
  to: addDays(from, -1),
})

/** Every day of a period, first to last. */
export const daysOf = ({ from, to }: Period): Day[] =>
  Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index))

export const includesDay = ({ from, to }: Period, day: Day): boolean => from <= day && day <= to
