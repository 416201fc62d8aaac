// From figures to the answer's rows: every day of the period is there, zero is zero and the future is null.
import type { MetricValues, ReportRow, ReportTotals } from './answer.ts'
import { dateOfDay } from './calendar.ts'
import type { Group } from './figures.ts'
import { certaintyOf } from './interval.ts'
import { type Metric, type MetricName, metrics } from './metrics.ts'
import { comparedDay, type Period } from './period.ts'
import type { FilterValue, Query } from './query.ts'
import { compareRows } from './row-order.ts'
import type { GuardedFigures } from './small-groups/guarded.ts'

export interface Compared {
  period: Period
  figures: GuardedFigures
}

export interface Scene {
  query: Query
  period: Period
  /** The period that is compared with, and its figures. */
  previous: Compared | null
  /** The day number of today: later days are not measured. */
  today: number
}

/** The rows of an answer, in their order. Without a dimension one row, the totals. */
export function rowsOf(figures: GuardedFigures, scene: Scene): ReportRow[] {
  const { query } = scene
  if (query.dimensions.length === 0) return [totalsOf(figures, scene)]
  const rows = query.dimensions.includes('date') ? rowsByDay(figures, scene) : rowsByValue(figures, scene)
  const ordered = query.dimensions.includes('funnel_step') ? rows : rows.sort(compareRows(query))
  return [...ordered, ...figures.rest.map((group) => otherRow(group, scene))]
}

/** What is left beside the rows. It is nothing to compare: what is left differs from period to period. */
function otherRow(group: Group, { query, previous }: Scene): ReportRow {
  const row = { ...labelsOf(query, group), ...group.values }
  const before = previous ? { previous: unmeasured(query) } : {}
  return Object.assign(row, certaintyOf(group.shares), before, { other: true as const })
}

/** The metrics over the whole period, and over the one that it is compared with. */
export function totalsOf(
  { totals, shares }: GuardedFigures,
  { query, period, previous, today }: Scene,
): ReportTotals {
  const measured = (values: MetricValues, { firstDay }: Period) =>
    firstDay <= today ? values : unmeasured(query)
  const before = previous ? { previous: measured(previous.figures.totals, previous.period) } : {}
  const certainty = period.firstDay <= today ? certaintyOf(shares) : {}
  return Object.assign({ ...measured(totals, period) }, certainty, before)
}

function rowsByValue({ groups }: GuardedFigures, { query, previous, today }: Scene): ReportRow[] {
  const before = previous && indexOf(previous.figures)
  const isUnknown = previous && (previous.period.firstDay > today || previous.figures.suppressed > 0)
  const empty = isUnknown ? unmeasured(query) : nothing(query)
  return groups.map((group) => {
    const row = { ...labelsOf(query, group), ...group.values }
    return Object.assign(
      row,
      certaintyOf(group.shares),
      before && { previous: before.get(keyOf(null, group.value))?.values ?? empty },
    )
  })
}

/** Each value of the other dimension, or the one there is without it, with each day. */
function rowsByDay(figures: GuardedFigures, scene: Scene): ReportRow[] {
  const { query, period, previous, today } = scene
  const now = indexOf(figures)
  const before = previous && indexOf(previous.figures)
  const values: FilterValue[] =
    query.dimensions.length === 1 ? [null] : [...new Set(figures.groups.map((group) => group.value))]
  const days = daysOf(period).filter((day) => !figures.hiddenDays.has(day))
  return days.flatMap((day) =>
    values.map((value) => {
      const group = now.get(keyOf(day, value))
      const labels = labelsOf(query, group ?? { day, value, productName: null })
      const certainty = certaintyOf(day <= today ? (group?.shares ?? {}) : {})
      const row = Object.assign({ ...labels, ...valuesAt(now, day, value, scene) }, certainty)
      if (before === null) return row
      const beside = maybeHidden(value, scene) ? null : dayBeside(day, scene)
      return Object.assign(row, { previous: valuesAt(before, beside, value, scene) })
    }),
  )
}

/** Whether a value that the compared period does not show may be one that it hides. */
function maybeHidden(value: FilterValue, { query, previous }: Scene): boolean {
  if (!previous || previous.figures.suppressed === 0 || query.dimensions.length === 1) return false
  return !previous.figures.groups.some((group) => group.value === value)
}

function daysOf({ firstDay, lastDay }: Period): number[] {
  return Array.from({ length: lastDay - firstDay + 1 }, (_, at) => firstDay + at)
}

/** The day of the compared period that stands beside a day; null where it has none. */
function dayBeside(day: number, { query, period, previous }: Scene): number | null {
  if (!previous || !query.compare) return null
  const beside = comparedDay(day, period, previous.period, query.compare)
  if (beside === null || previous.figures.hiddenDays.has(beside)) return null
  return beside <= previous.period.lastDay ? beside : null
}

/** A day without an event is nothing; one that there is not, or not yet, is not measured. */
function valuesAt(
  groups: Groups,
  day: number | null,
  value: FilterValue,
  { query, today }: Scene,
): MetricValues {
  if (day === null || day > today) return unmeasured(query)
  return groups.get(keyOf(day, value))?.values ?? nothing(query)
}

function labelsOf(
  { dimensions }: Query,
  { day, value, productName }: Pick<Group, 'day' | 'value' | 'productName'>,
) {
  const labels = dimensions.map((name) => [name, name === 'date' && day !== null ? dateOfDay(day) : value])
  return Object.fromEntries(
    dimensions.includes('product') ? [...labels, ['product_name', productName]] : labels,
  )
}

type Groups = Map<string, Group>

function indexOf({ groups }: GuardedFigures): Groups {
  return new Map(groups.map((group) => [keyOf(group.day, group.value), group]))
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
