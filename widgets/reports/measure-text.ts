// One measured value as text, by its unit; the change since the compared period, where it can be said.
import type { Formats, Money } from './formats.ts'
import type { Unit } from './metrics.ts'

/** Written for “not measured”; the reason stands beside it. Never used for 0. */
export const unmeasuredSign = '–'

export interface MeasureText {
  value(unit: Unit, value: number | null): string
  /** `+4%`, `+0.3 pt`, `0%`, `new`; null where either side was not measured. */
  change(unit: Unit, now: number | null, before: number | null): string | null
}

export const createMeasureText = (formats: Formats, money: Money): MeasureText => {
  const write: Record<Unit, (value: number) => string> = {
    count: formats.count,
    ratio: formats.rate,
    minor: (minor) => formats.money(minor, money),
    seconds: formats.duration,
    decimal: formats.decimal,
  }
  return {
    value: (unit, value) => (value === null ? unmeasuredSign : write[unit](value)),
    change: (unit, now, before) => {
      if (now === null || before === null) return null
      if (unit === 'ratio') return formats.points(now - before)
      if (before === 0) return now === 0 ? formats.change(0) : 'new'
      return formats.change((now - before) / before)
    },
  }
}
