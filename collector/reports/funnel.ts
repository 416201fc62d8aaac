// A funnel: the steps that are looked for one after the other, and how strictly.
import type { Funnel, Query } from './query.ts'

/** What is asked where a query names no funnel. */
export const defaultFunnel: Funnel = {
  steps: ['search', 'select_item', 'add_to_cart', 'purchase'].map((event) => ({ event, filters: [] })),
  mode: 'ordered',
  window: 'visit',
}

export const fewestSteps = 2
export const mostSteps = 8
const longestWindowMs = 31 * 86_400_000

const unitMs = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** In milliseconds; null: within the visit. Undefined: it is no window. */
export function windowMsOf(window: string): number | null | undefined {
  if (window === 'visit') return null
  const [, count, unit] = /^([1-9][0-9]{0,4})([mhd])$/.exec(window) ?? []
  if (count === undefined || (unit !== 'm' && unit !== 'h' && unit !== 'd')) return undefined
  const ms = Number(count) * unitMs[unit]
  return ms <= longestWindowMs ? ms : undefined
}

export function isFunnel({ dimensions }: Pick<Query, 'dimensions'>): boolean {
  return dimensions.includes('funnel_step')
}

export function funnelOf({ funnel = defaultFunnel }: Pick<Query, 'funnel'>): Funnel {
  return funnel
}

/** What each step is called in rows: its event, with a number from the second of the same event on (`page_view_2`). */
export function stepLabels({ steps }: Funnel): string[] {
  return steps.map(({ event }, at) => {
    const earlier = steps.slice(0, at).filter((step) => step.event === event).length
    return earlier === 0 ? event : `${event}_${earlier + 1}`
  })
}

/** The dimension beside the steps: days, weeks or a segment. */
export function besideSteps({ dimensions }: Pick<Query, 'dimensions'>) {
  return dimensions.find((name) => name !== 'funnel_step')
}
