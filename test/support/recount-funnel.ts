// An independent recount of a funnel: plain loops over the events, none of the product's code.
import type { StoredEvent } from '../../collector/stores/events.ts'
import { nobody } from './recount-sightings.ts'

export interface RecountedFunnel {
  steps: { event: string; fits?: (event: StoredEvent) => boolean }[]
  isStrict: boolean
  /** Null: within the visit. */
  windowMs: number | null
}

/** When each step was reached, as far as it was. */
type Walk = number[]

interface Act {
  time: number
  /** The first step that it matches: what happens at one moment happens in the order of the steps. */
  first: number
  /** All the steps that it matches. */
  steps: number[]
}

/** The walk of each visit, or each visitor where there is a window, that began. */
export function recountWalks(events: readonly StoredEvent[], funnel: RecountedFunnel): Walk[] {
  const byUnit = new Map<string, Act[]>()
  for (const event of events) {
    const unit = funnel.windowMs === null ? event.session : event.visitor
    const steps = funnel.steps.flatMap(({ event: name, fits }, at) =>
      name === event.name && (!fits || fits(event)) ? [at] : [],
    )
    const [first] = steps
    if (unit === nobody || first === undefined) continue
    const known = byUnit.get(unit) ?? []
    known.push({ time: event.time, first, steps })
    byUnit.set(unit, known)
  }
  const walks: Walk[] = []
  for (const acts of byUnit.values()) {
    let best: Walk = []
    const inOrder = [...acts].sort((a, b) => (isBefore(a, b) ? -1 : 1))
    for (const start of inOrder.filter(({ steps }) => steps.includes(0))) {
      const walk = walkFrom(start, inOrder, funnel)
      if (walk.length > best.length) best = walk
    }
    if (best.length > 0) walks.push(best)
  }
  return walks
}

/** Those who came to each step, and the median seconds since the step before. */
export function recountSteps(walks: readonly Walk[], count: number) {
  return Array.from({ length: count }, (_, at) => {
    const came = walks.filter((walk) => walk.length > at)
    const took = came.map((walk) => (walk[at] ?? 0) - (walk[at - 1] ?? 0)).sort((a, b) => a - b)
    const middle = ((took[(took.length - 1) >> 1] ?? 0) + (took[took.length >> 1] ?? 0)) / 2
    return { reached: came.length, seconds: at === 0 || came.length === 0 ? null : Math.round(middle / 1000) }
  })
}

const isBefore = (one: Act, other: Act) =>
  one.time < other.time || (one.time === other.time && one.first < other.first)

function walkFrom(start: Act, acts: readonly Act[], { steps, isStrict, windowMs }: RecountedFunnel): Walk {
  const walk = [start.time]
  let last = start
  for (let at = 1; at < steps.length; at += 1) {
    const later = acts.filter((act) => isBefore(last, act))
    const candidates = isStrict ? later.filter((act) => !later.some((one) => isBefore(one, act))) : later
    const next = candidates.find((act) => act.steps.includes(at))
    if (!next || (windowMs !== null && next.time - start.time > windowMs)) break
    walk.push(next.time)
    last = next
  }
  return walk
}
