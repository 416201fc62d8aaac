// From figures to the answer's rows: every day of the period is there, zero is zero and the future is null.
import type { MetricValues, ReportRow, ReportTotals } from './answer.ts'
import { dateOfDay } from './calendar.ts'
import type { DimensionName } from './dimensions.ts'
import { funnelOf, isFunnel, stepLabels } from './funnel.ts'
import type { Group } from './group.ts'
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
  // A week of the period is no week of another.
  const isOfWeeks = query.dimensions.some((name) => name === 'week' || name === 'cohort')
  const isUnknown =
    previous && (isOfWeeks || previous.period.firstDay > today || previous.figures.suppressed > 0)
  const empty = isUnknown ? unmeasured(query) : nothing(query)
  return groups.map((group) => {
    const row = { ...labelsOf(query, group), ...group.values }
    return Object.assign(
      row,
      certaintyOf(group.shares),
      before && { previous: before.get(keyOf({ ...group, day: null }))?.values ?? empty },
    )
  })
}

/** Each value of the other dimension, or the one there is without it, with each day. */
function rowsByDay(figures: GuardedFigures, scene: Scene): ReportRow[] {
  const { query, period, previous, today } = scene
  const now = indexOf(figures)
  const before = previous && indexOf(previous.figures)
  const parts = partsOf(figures, query)
  const days = daysOf(period).filter((day) => !figures.hiddenDays.has(day))
  return days.flatMap((day) =>
    parts.map((part) => {
      const place = { ...part, day }
      const group = now.get(keyOf(place))
      const labels = labelsOf(query, group ?? { ...place, productName: null })
      const certainty = certaintyOf(day <= today ? (group?.shares ?? {}) : {})
      const row = Object.assign({ ...labels, ...valuesAt(now, place, scene) }, certainty)
      if (before === null) return row
      const beside = maybeHidden(part.value, scene) ? null : dayBeside(day, scene)
      return Object.assign(row, { previous: valuesAt(before, { ...part, day: beside }, scene) })
    }),
  )
}

/** What each day has a row of: the steps of a funnel, the values of the other dimension, or itself. */
function partsOf({ groups }: GuardedFigures, query: Query): Omit<Place, 'day'>[] {
  if (isFunnel(query)) return stepLabels(funnelOf(query)).map((step) => ({ value: null, step }))
  if (query.dimensions.length === 1) return [{ value: null }]
  return [...new Set(groups.map((group) => group.value))].map((value) => ({ value }))
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
function valuesAt(groups: Groups, place: Place, { query, today }: Scene): MetricValues {
  if (place.day === null || place.day > today) return unmeasured(query)
  return groups.get(keyOf(place))?.values ?? nothing(query)
}

function labelsOf(
  { dimensions }: Query,
  { day, value, step, productName }: Pick<Group, 'day' | 'value' | 'step' | 'productName'>,
) {
  const labelOf = (name: DimensionName) => {
    if (name === 'funnel_step') return step ?? null
    return name === 'date' && day !== null ? dateOfDay(day) : value
  }
  const labels = dimensions.map((name) => [name, labelOf(name)])
  return Object.fromEntries(
    dimensions.includes('product') ? [...labels, ['product_name', productName]] : labels,
  )
}

/** What tells a group from the others. */
type Place = Pick<Group, 'day' | 'value' | 'step'>
type Groups = Map<string, Group>

function indexOf({ groups }: GuardedFigures): Groups {
  return new Map(groups.map((group) => [keyOf(group), group]))
}

function keyOf({ day, value, step }: Place): string {
  return JSON.stringify([day, value, step])
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
