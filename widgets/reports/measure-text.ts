// One measured value as text, by its metric; the change since the previous period, where it can be said.
import type { Formats, Money } from './formats.ts'
import { type Metric, type MetricKind, metrics } from './metrics.ts'

/** Written for “not measured”; the reason stands beside it. Never used for 0. */
export const unmeasuredSign = '–'

export interface MeasureText {
  value(metric: Metric, value: number | null): string
  /** `+4%`, `+0.3 pt`, `0%`, `new`; null where either side was not measured. */
  change(metric: Metric, now: number | null, before: number | null): string | null
}

export const createMeasureText = (formats: Formats, money: Money): MeasureText => {
  const write: Record<MetricKind, (value: number) => string> = {
    count: formats.count,
    rate: formats.rate,
    money: (minor) => formats.money(minor, money),
  }
  return {
    value: (metric, value) => (value === null ? unmeasuredSign : write[metrics[metric].kind](value)),
    change: (metric, now, before) => {
      if (now === null || before === null) return null
      if (metrics[metric].kind === 'rate') return formats.points(now - before)
      if (before === 0) return now === 0 ? formats.change(0) : 'new'
      return formats.change((now - before) / before)
    },
  }
}
