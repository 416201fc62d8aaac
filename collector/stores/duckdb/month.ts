// A month of a brand's events is one file: its name, the name it is attached by, and the months a period touches.
import { join } from 'node:path'
import { identifier } from './literal.ts'

/** `2026-11`, by UTC. */
export type Month = string

function monthOf(time: number): Month {
  return new Date(time).toISOString().slice(0, 7)
}

/** Whether a month has an instant in `[from, until)`. */
export function isMonthWithin(month: Month, from: number, until: number): boolean {
  return from < until && month >= monthOf(from) && month <= monthOf(until - 1)
}

export function eventsFolder(dataFolder: string, brand: string): string {
  return join(dataFolder, brand, 'events')
}

export function monthFile(dataFolder: string, brand: string, month: Month): string {
  return join(eventsFolder(dataFolder, brand), `${month}.duckdb`)
}

/** Where a month is written anew: a name that no month has, so that what a kill left behind is known. */
export function draftFile(dataFolder: string, brand: string, month: Month): string {
  return `${monthFile(dataFolder, brand, month)}.new`
}

/** Whether a file's name is that of a draft, or of a draft's log. */
export function isDraftName(name: string): boolean {
  return /^\d{4}-\d{2}\.duckdb\.new(\.wal)?$/.test(name)
}

/** Whether a month lies wholly before an instant; every month does before infinity. */
export function isMonthBefore(month: Month, instant: number): boolean {
  return instant === Number.POSITIVE_INFINITY || month < monthOf(instant)
}

/** The database name a month file is attached by, quoted. */
export function attachedName(brand: string, month: Month): string {
  return identifier(`${brand}/${month}`)
}

/** The month of a file name such as `2026-11.duckdb`, or null for anything else. */
export function monthOfFileName(name: string): Month | null {
  return /^(\d{4}-\d{2})\.duckdb$/.exec(name)?.[1] ?? null
}
