// What is asked for figures in which small groups are hidden, and where their visitors are looked for.
import { both, scopeOf } from '../capabilities.ts'
import { dimensionsAsked } from '../check-query.ts'
import { type Dimension, type DimensionName, dimensions } from '../dimensions.ts'
import type { EventNames } from '../event-names.ts'
import type { FigureOptions } from '../figures.ts'
import { funnelOf, isFunnel } from '../funnel.ts'
import { isOfLines } from '../grains.ts'
import type { Query } from '../query.ts'
import type { Scope } from '../scopes.ts'
import { dimensionsBeside, type Visible, visibleIn } from './visible.ts'

export interface GuardedOptions extends FigureOptions {
  brand: FigureOptions['brand'] & { timeZone: string }
  /** Rows with fewer visitors are hidden. */
  smallest: number
  /** The day's number: nothing has happened after it. */
  today: number
}

/** What the question may show, of everything that it counts over. */
export async function questionOf(options: GuardedOptions): Promise<Visible> {
  const { query, period, ofLines = isOfLines(query) } = options
  const asked = dimensionsAsked(query)
  const worlds = new Set(query.metrics.map((name) => worldOf(scopeOf(name, asked, ofLines), query)))
  const days = { firstDay: period.firstDay, lastDay: period.lastDay }
  const all = await Promise.all([...worlds].map((scope) => visibleIn({ ...options, scope, days })))
  return all.reduce(inBoth)
}

/** Whether the filters of a funnel's step would cut through what is hidden, were they the question's. */
export async function isStepCut(options: GuardedOptions): Promise<boolean> {
  const { query } = options
  const { period, limit, filters } = query
  const steps = isFunnel(query) ? funnelOf(query).steps.filter((step) => step.filters.length > 0) : []
  const asked = steps.map((step) => ({ filters: [...filters, ...step.filters], period, limit }))
  for (const one of asked) {
    const visible = await questionOf({ ...options, query: { metrics: ['visits'], dimensions: [], ...one } })
    if (visible.rest === 'hidden') return true
  }
  return false
}

/** In the events, where some have all that is asked; else where the figure is counted. */
function worldOf(scope: Scope | null, query: Query): Scope {
  // Who is credited now may have come long before the period: nobody sees that in its events.
  if (scope === 'credits' || (query.dimensions.includes('cohort') && scope !== null)) return scope
  return scope === null || scope === 'funnel' || isInEvents(dimensionsBeside(query)) ? 'events' : scope
}

function isInEvents(asked: readonly DimensionName[]): boolean {
  const havings = asked.map((name) => {
    const { scopes }: Dimension = dimensions[name]
    return scopes.events
  })
  if (havings.some((having) => having === undefined || having.byVisit)) return false
  const names = havings.reduce<EventNames>((all, having) => both(all, having?.events ?? 'any'), 'any')
  return names === 'any' || names.length > 0
}

const rests = ['none', 'shown', 'hidden'] as const

/** What one hides is hidden: it may only be shown with the rest. */
function inBoth(one: Visible, other: Visible): Visible {
  const values = one.values.filter((value) => other.values.includes(value))
  const isFewer = values.length < Math.max(one.values.length, other.values.length)
  const rest = Math.max(rests.indexOf(one.rest), rests.indexOf(other.rest), isFewer ? 1 : 0)
  return {
    dimension: one.dimension,
    values,
    rest: rests[rest] ?? 'hidden',
    hidden: Math.max(one.hidden, other.hidden, one.values.length - values.length),
    hiddenDays: [...new Set([...one.hiddenDays, ...other.hiddenDays])],
    isWhole: (days) => one.isWhole(days) && other.isWhole(days),
  }
}
