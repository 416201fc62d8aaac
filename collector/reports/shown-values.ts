// Which values of a dimension may be shown by what enough visitors are behind, for lists that are no query's answer.
import type { Brand } from '../brands/brand.ts'
import type { EventStore } from '../stores/events.ts'
import { dateAt, dayOfDate } from './calendar.ts'
import { duckdbDialect } from './dialect.ts'
import type { DimensionName } from './dimensions.ts'
import type { MetricName } from './metrics.ts'
import { createPeriod } from './period.ts'
import type { Days } from './query.ts'
import { questionOf } from './small-groups/guarded-options.ts'

export interface ShownOptions {
  store: Pick<EventStore, 'query'>
  brand: Brand
  days: Days
  /** Milliseconds since 1970. */
  now: number
  /** The relation of the period's credits, where the metrics are of them. */
  credits?: string
}

export interface ShownValues {
  isShown(value: string | null): boolean
  /** How many are not. */
  suppressed: number
}

/** Of a question of these metrics by the dimension, the values that it would show. */
export async function shownValues(
  metrics: MetricName[],
  dimension: DimensionName,
  { store, brand, days, now, credits }: ShownOptions,
): Promise<ShownValues> {
  const { timeZone, currency, reports } = brand.settings
  if (reports.smallestGroup <= 1) return { isShown: () => true, suppressed: 0 }
  const { values, hidden } = await questionOf({
    store,
    brand: { brand: brand.name, timeZone, currency },
    query: { metrics, dimensions: [dimension], period: days, filters: [], limit: 1 },
    period: createPeriod(days, timeZone),
    dialect: duckdbDialect,
    credits,
    smallest: reports.smallestGroup,
    today: dayOfDate(dateAt(now, timeZone)),
  })
  const shown = new Set(values)
  return { isShown: (value) => shown.has(value), suppressed: hidden }
}
