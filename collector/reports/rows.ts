// From figures to the answer's rows: every day of the period is there, zero is zero and the future is null.
import type { MetricValues, ReportRow, ReportTotals } from './answer.ts'
import { dateOfDay } from './calendar.ts'
import type { Figures, Group } from './figures.ts'
import { type Metric, type MetricName, metrics } from './metrics.ts'
import type { Period } from './period.ts'
import type { FilterValue, Query } from './query.ts'
import { compareRows } from './row-order.ts'

export interface Scene {
  query: Query
  period: Period
  /** The figures of the period before, where they are compared. */
  previous: Figures | null
  /** The day number of today: later days are not measured. */
  today: number
}

/** The rows of an answer, in their order. Without a dimension one row, the totals. */
export function rowsOf(figures: Figures, scene: Scene): ReportRow[] {
  const { query } = scene
  if (query.dimensions.length === 0) return [totalsOf(figures, scene)]
  const rows = query.dimensions.includes('date') ? rowsByDay(figures, scene) : rowsByValue(figures, scene)
  return query.dimensions.includes('funnel_step') ? rows : rows.sort(compareRows(query))
}

/** The metrics over the whole period, and over the one before where they are compared. */
export function totalsOf({ totals }: Figures, { query, period, previous, today }: Scene): ReportTotals {
  const measured = period.firstDay <= today ? totals : unmeasured(query)
  return Object.assign({ ...measured }, previous ? { previous: previous.totals } : {})
}

function rowsByValue({ groups }: Figures, { query, previous }: Scene): ReportRow[] {
  const before = indexOf(previous)
  return groups.map((group) => {
    const row = { ...labelsOf(query, group), ...group.values }
    const same = before?.get(keyOf(null, group.value))?.values
    return Object.assign(row, before ? { previous: same ?? nothing(query) } : {})
  })
}

/** Each value of the other dimension, or the one there is without it, with each day. */
function rowsByDay(figures: Figures, { query, period, previous, today }: Scene): ReportRow[] {
  const now = indexOf(figures)
  const before = indexOf(previous)
  const { firstDay, lastDay } = period
  const length = lastDay - firstDay + 1
  const values: FilterValue[] =
    query.dimensions.length === 1 ? [null] : [...new Set(figures.groups.map((group) => group.value))]
  return Array.from({ length }, (_, at) => firstDay + at).flatMap((day) =>
    values.map((value) => {
      const group = now?.get(keyOf(day, value))
      const measured = day <= today ? (group?.values ?? nothing(query)) : unmeasured(query)
      const row = { ...labelsOf(query, group ?? { day, value, productName: null }), ...measured }
      const same = before?.get(keyOf(day - length, value))?.values
      return Object.assign(row, before ? { previous: same ?? nothing(query) } : {})
    }),
  )
}

function labelsOf({ dimensions }: Query, { day, value, productName }: Omit<Group, 'values'>) {
  const labels = dimensions.map((name) => [name, name === 'date' && day !== null ? dateOfDay(day) : value])
  return Object.fromEntries(
    dimensions.includes('product') ? [...labels, ['product_name', productName]] : labels,
  )
}

function indexOf(figures: Figures | null): Map<string, Group> | null {
  return figures && new Map(figures.groups.map((group) => [keyOf(group.day, group.value), group]))
}

function keyOf(day: number | null, value: FilterValue): string {
  return JSON.stringify([day, value])
}

function nothing({ metrics: asked }: Query): MetricValues {
  const valueWithout = (name: MetricName) => {
    const metric: Metric = metrics[name]
    return metric.nothing
  }
  return Object.fromEntries(asked.map((name) => [name, valueWithout(name)]))
}

function unmeasured({ metrics: asked }: Query): MetricValues {
  return Object.fromEntries(asked.map((name) => [name, null]))
}
