// The figures of a query where small groups are hidden: the values that may be shown each by itself, and what is left of
// the question together, as far as it may be shown at all.
import { type Condition, columnOf, isAmong, negated } from '../conditions.ts'
import type { DimensionName } from '../dimensions.ts'
import { figuresOf } from '../figures.ts'
import { isFunnel } from '../funnel.ts'
import type { Group } from '../group.ts'
import { localDay } from '../period.ts'
import { daysIn } from './grid.ts'
import type { GuardedFigures } from './guarded.ts'
import { type GuardedOptions, isStepCut, questionOf } from './guarded-options.ts'
import { hideCohorts, hideSteps } from './hide-rows.ts'
import { isCrossedTwice } from './refuse-crossing.ts'
import { figuresTogether } from './together.ts'
import type { Visible } from './visible.ts'

export async function guardedFigures(options: GuardedOptions): Promise<GuardedFigures> {
  const { query } = options
  if (isCrossedTwice(query) || (await isStepCut(options))) return withheld(options, 1)
  const visible = await questionOf(options)
  const { dimension, values, rest } = visible
  if (values.length === 0 && rest === 'hidden') return withheld(options, visible.hidden)
  const shown = rest === 'none' || dimension === null ? null : amongShown(dimension, visible, options)
  const brokenDown = query.dimensions.find((name) => name === dimension)
  const conditions = shown && rest === 'hidden' ? [shown] : []
  const figures = await figuresOf({
    ...options,
    conditions,
    ...(brokenDown && shown && !options.only ? { shown: values } : {}),
  })
  const isPlain = !isFunnel(query)
  const others =
    isPlain && brokenDown && shown && rest === 'shown' ? await othersOf(shown, brokenDown, options) : []
  const days = !isPlain ? [] : await hiddenDaysOf(conditions, visible, brokenDown, options)
  const guarded = {
    ...figures,
    groups: figures.groups.filter(({ value }) => !brokenDown || !shown || values.includes(value)),
    hiddenDays: new Set(visible.hiddenDays),
    rest: [
      ...others.filter(({ day }) => day === null || !visible.hiddenDays.includes(day)).sort(byDay),
      ...days,
    ],
    suppressed: visible.hidden + visible.hiddenDays.length,
  }
  return hideSteps(hideCohorts(guarded, visible, options), options)
}

const byDay = (one: Group, other: Group) => (one.day ?? 0) - (other.day ?? 0)

/** Nothing may be shown, not even how much there is. */
function withheld({ query, period, today }: GuardedOptions, hidden: number): GuardedFigures {
  const lastDay = Math.min(period.lastDay, today)
  const days = query.dimensions.includes('date') ? daysIn({ firstDay: period.firstDay, lastDay }) : []
  return {
    groups: [],
    totals: Object.fromEntries(query.metrics.map((name) => [name, null])),
    shares: {},
    hiddenDays: new Set(days),
    rest: [],
    suppressed: Math.max(1, hidden + days.length),
  }
}

function amongShown(dimension: DimensionName, { values }: Visible, { dialect }: GuardedOptions): Condition {
  return isAmong(columnOf(dimension, dialect), values, 'among', dialect)
}

function othersOf(shown: Condition, brokenDown: DimensionName, options: GuardedOptions): Promise<Group[]> {
  const by = options.query.dimensions.filter((name) => name === 'date')
  return figuresTogether({ ...options, conditions: [negated(shown)] }, brokenDown, by)
}

/** The hidden days together. Where some values are left out of them, nobody could tell what they hold. */
async function hiddenDaysOf(
  conditions: Condition[],
  { hiddenDays }: Visible,
  brokenDown: DimensionName | undefined,
  options: GuardedOptions,
): Promise<Group[]> {
  const isOfSome = brokenDown !== undefined && conditions.length > 0
  if (hiddenDays.length === 0 || isOfSome || !options.query.dimensions.includes('date')) return []
  const sql = `${localDay(options.period, options.dialect)} IN (${hiddenDays.join(', ')})`
  return figuresTogether({ ...options, conditions: [...conditions, { sql, params: {} }] }, brokenDown, [])
}
