// Rows that are no values of a dimension: the weeks of cohorts and the steps of a funnel.
import { dayOfDate } from '../calendar.ts'
import type { Group } from '../figures.ts'
import type { GuardedFigures } from './guarded.ts'
import type { GuardedOptions } from './guarded-options.ts'
import type { Visible } from './visible.ts'

/** A cohort is shown where the days are on which its visitors came. */
export function hideCohorts(
  figures: GuardedFigures,
  { isWhole }: Visible,
  { query, period }: GuardedOptions,
): GuardedFigures {
  if (!query.dimensions.includes('cohort')) return figures
  const groups = figures.groups.filter(({ value }) => {
    const monday = dayOfDate(value ?? '')
    const [firstDay, lastDay] = [Math.max(monday, period.firstDay), Math.min(monday + 6, period.lastDay)]
    return isWhole({ firstDay, lastDay })
  })
  return { ...figures, groups, suppressed: figures.suppressed + figures.groups.length - groups.length }
}

/** A step that too few visits did is there, but nothing is said of it. */
export function hideSteps(figures: GuardedFigures, { query, smallest }: GuardedOptions): GuardedFigures {
  if (!query.dimensions.includes('funnel_step')) return figures
  const isSmall = ({ counted }: Group) => counted !== undefined && counted > 0 && counted < smallest
  const groups = figures.groups.map((group) =>
    isSmall(group) ? { ...group, values: nothingOf(group), shares: {} } : group,
  )
  return { ...figures, groups, suppressed: figures.suppressed + figures.groups.filter(isSmall).length }
}

function nothingOf({ values }: Group): Group['values'] {
  return Object.fromEntries(Object.keys(values).map((name) => [name, null]))
}
