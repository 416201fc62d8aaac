// How long a limit is for one brand, and when what began at a moment falls due. Never early: a month later on the 31st is
// the day after, where that month has no such day.
import type { BrandSettings } from '../settings/brand-settings.ts'
import { type LimitUnit, timeLimits } from './time-limits.ts'

export interface Length {
  amount: number
  unit: LimitUnit
}

/** The limits whose length is one of the brand's `retention` settings. */
export type BrandLimitId = {
  [Id in keyof typeof timeLimits]: (typeof timeLimits)[Id]['setting'] extends { room: 'retention' }
    ? Id
    : never
}[keyof typeof timeLimits]

const msOf = { hours: 3_600_000, days: 86_400_000 } as const

export function lengthOf(id: BrandLimitId, { retention }: Pick<BrandSettings, 'retention'>): Length {
  const { unit, setting } = timeLimits[id]
  return { amount: retention[setting.name], unit }
}

/** Of a limit that no brand changes. */
export function fixedLengthOf(id: 'R12' | 'R13' | 'R15' | 'R17'): Length {
  const { default: amount, unit } = timeLimits[id]
  return { amount, unit }
}

/** The first moment at which what began at `start` may go; both in milliseconds since 1970. */
export function dueAt(start: number, { amount, unit }: Length): number {
  return unit === 'months' ? addMonths(start, amount) : start + amount * msOf[unit]
}

/** What began later than this is not due at `moment`; something that began up to three days before may not be either. */
export function latestStart(moment: number, { amount, unit }: Length): number {
  return unit === 'months' ? addMonths(moment, -amount) : moment - amount * msOf[unit]
}

/** In UTC; a day that the month has not is counted on into the next. */
function addMonths(time: number, months: number): number {
  const moved = new Date(time)
  return moved.setUTCMonth(moved.getUTCMonth() + months)
}
