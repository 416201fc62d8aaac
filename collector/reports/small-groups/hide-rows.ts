// Rows that are no values of a dimension: the weeks of cohorts and the steps of a funnel.
import { dayOfDate } from '../calendar.ts'
import { funnelOf, isFunnel } from '../funnel.ts'
import type { Group } from '../group.ts'
import type { GuardedFigures } from './guarded.ts'
import type { GuardedOptions } from './guarded-options.ts'
import type { Visible } from './visible.ts'

/** A week is shown where its days are. */
export function hideCohorts(
  figures: GuardedFigures,
  { isWhole }: Visible,
  { query, period }: GuardedOptions,
): GuardedFigures {
  if (!query.dimensions.some((name) => name === 'cohort' || name === 'week')) return figures
  const groups = figures.groups.filter(({ value }) => {
    const monday = dayOfDate(value ?? '')
    const [firstDay, lastDay] = [Math.max(monday, period.firstDay), Math.min(monday + 6, period.lastDay)]
    return isWhole({ firstDay, lastDay })
  })
  return { ...figures, groups, suppressed: figures.suppressed + figures.groups.length - groups.length }
}

/**
 * A step that too few visitors did, or that too few of those before it did not, is there, but nothing is said of it, nor of
 * how the next compares with it.
 */
export function hideSteps(figures: GuardedFigures, { query, smallest }: GuardedOptions): GuardedFigures {
  if (!isFunnel(query)) return figures
  const { length } = funnelOf(query).steps
  const walks = figures.groups.flatMap((_, at) =>
    at % length === 0 ? [hideWalk(figures.groups.slice(at, at + length), smallest)] : [],
  )
  const hidden = walks.reduce((sum, walk) => sum + walk.hidden, 0)
  return {
    ...figures,
    groups: walks.flatMap(({ steps }) => steps),
    suppressed: figures.suppressed + hidden,
  }
}

/** The steps of one day, week or value. */
function hideWalk(steps: readonly Group[], smallest: number): { steps: Group[]; hidden: number } {
  const isFew = (visitors: number) => visitors > 0 && visitors < smallest
  let before = steps[0]?.outOf
  const isHidden = steps.map(({ counted = 0 }) => {
    const isSmall = isFew(counted) || (before !== undefined && isFew(before - counted))
    if (!isSmall) before = counted
    return isSmall
  })
  const namesFrom = (at: number) => [
    ...(isHidden[at - 1] ? ['step_rate', 'step_time'] : []),
    ...(isHidden[0] ? ['share'] : []),
  ]
  return {
    steps: steps.map((step, at) => without(step, isHidden[at] ? Object.keys(step.values) : namesFrom(at))),
    hidden: isHidden.filter(Boolean).length,
  }
}

function without(group: Group, names: readonly string[]): Group {
  const values = Object.entries(group.values).map(([name, value]) => [
    name,
    names.includes(name) ? null : value,
  ])
  const shares = Object.entries(group.shares).filter(([name]) => !names.includes(name))
  return { ...group, values: Object.fromEntries(values), shares: Object.fromEntries(shares) }
}
