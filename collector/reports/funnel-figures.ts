// Reads a funnel's rows of counts: one group a step.
import type { Row } from '../stores/events.ts'
import type { MetricValue, MetricValues } from './answer.ts'
import { besideSteps, funnelOf, stepLabels } from './funnel.ts'
import { byColumn } from './grains.ts'
import type { Figures, Group, Shares } from './group.ts'
import type { MetricName } from './metrics.ts'
import type { FilterValue, Query } from './query.ts'

export function readFunnel(rows: readonly Row[], query: Query): Figures {
  const { metrics: asked } = query
  const total = rows.find((row) => row.is_total === true) ?? {}
  const found = rows.filter((row) => row.is_total !== true)
  const all = numberOf(total.visits)
  return {
    groups: found.sort(inOrder(query)).flatMap((row) => groupsOf(row, total, query)),
    totals: pick({ visits: all, reached: all }, asked),
    shares: {},
  }
}

/** Days and weeks as they come; of segments the one with the most first. */
function inOrder(query: Query): (one: Row, other: Row) => number {
  const beside = besideSteps(query)
  const dayOf = (row: Row) => Number(row.by_date)
  if (beside === 'date') return (one, other) => dayOf(one) - dayOf(other)
  if (beside === 'week') return (one, other) => (String(one.by_week) < String(other.by_week) ? -1 : 1)
  return (one, other) => numberOf(other.step_0) - numberOf(one.step_0)
}

function groupsOf(row: Row, total: Row, query: Query): Group[] {
  const beside = besideSteps(query)
  const label = beside === undefined ? null : row[byColumn(beside)]
  const first = numberOf(row.step_0)
  return stepLabels(funnelOf(query)).map((step, at): Group => {
    const reached = numberOf(row[`step_${at}`])
    const before = at === 0 ? null : numberOf(row[`step_${at - 1}`])
    const took = row[`took_${at}`]
    const values = {
      visits: reached,
      reached,
      share: per(reached, first),
      step_rate: before === null ? null : per(reached, before),
      step_time: typeof took === 'number' ? Math.round(took / 1000) : null,
    }
    return {
      day: beside === 'date' ? Number(label) : null,
      value: beside === 'date' ? null : textOf(label),
      productName: null,
      step,
      values: pick(values, query.metrics),
      shares: sharesOf(reached, { share: first, step_rate: before }, query.metrics),
      counted: numberOf(row[`people_${at}`]),
      ...(at === 0 && beside === undefined ? { outOf: numberOf(total.people) } : {}),
    }
  })
}

function sharesOf(
  numerator: number,
  wholes: { share: number; step_rate: number | null },
  asked: readonly MetricName[],
): Shares {
  const { share, step_rate } = wholes
  return {
    ...(asked.includes('share') ? { share: { numerator, denominator: share } } : {}),
    ...(asked.includes('step_rate') && step_rate !== null
      ? { step_rate: { numerator, denominator: step_rate } }
      : {}),
  }
}

const per = (part: number, whole: number): MetricValue => (whole === 0 ? null : part / whole)
const numberOf = (cell: Row[string] | undefined) => (typeof cell === 'number' ? cell : 0)
const textOf = (cell: Row[string] | undefined): FilterValue => (typeof cell === 'string' ? cell : null)

function pick(values: Partial<Record<MetricName, MetricValue>>, names: readonly MetricName[]): MetricValues {
  return Object.fromEntries(names.map((name) => [name, values[name] ?? null]))
}
