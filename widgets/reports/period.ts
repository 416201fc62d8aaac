// Which days a report is about: the choices offered, and the days that each means today.
import { addDays, type Day, daysBetween, weekdayOf } from './day.ts'

/** Both days included. */
export interface Period {
  from: Day
  to: Day
}

const monday = (day: Day): Day => addDays(day, -weekdayOf(day))
const first = (day: Day): Day => `${day.slice(0, 8)}01`
const before = (day: Day): Day => addDays(day, -1)

/** Every period that has a name. Whole weeks and months come first: there the fewest rows have to be hidden. */
export const presets = {
  'this-month': { label: 'This month', days: (today: Day) => ({ from: first(today), to: today }) },
  'last-month': {
    label: 'Last month',
    days: (today: Day) => ({ from: first(before(first(today))), to: before(first(today)) }),
  },
  'this-week': { label: 'This week', days: (today: Day) => ({ from: monday(today), to: today }) },
  'last-week': {
    label: 'Last week',
    days: (today: Day) => ({ from: addDays(monday(today), -7), to: before(monday(today)) }),
  },
  today: { label: 'Today', days: (today: Day) => ({ from: today, to: today }) },
  'last-7-days': { label: 'Last 7 days', days: (today: Day) => ({ from: addDays(today, -6), to: today }) },
  'last-30-days': { label: 'Last 30 days', days: (today: Day) => ({ from: addDays(today, -29), to: today }) },
} as const satisfies Record<string, { label: string; days: (today: Day) => Period }>

export type Preset = keyof typeof presets
export type PeriodChoice = Preset | Period

export const isPreset = (text: string): text is Preset => Object.hasOwn(presets, text)

/** The days that a choice means on a given day. */
export const resolvePeriod = (choice: PeriodChoice, today: Day): Period =>
  typeof choice === 'string' ? presets[choice].days(today) : choice

/** As many days, ending the day before: what `compare: 'previous'` compares with. */
export const previousPeriod = ({ from, to }: Period): Period => ({
  from: addDays(from, -daysBetween(from, to) - 1),
  to: addDays(from, -1),
})

/** Every day of a period, first to last. */
export const daysOf = ({ from, to }: Period): Day[] =>
  Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index))

export const includesDay = ({ from, to }: Period, day: Day): boolean => from <= day && day <= to
