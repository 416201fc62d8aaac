// How much each touch of an order weighs, by the model. Whole numbers, so that every engine divides the same way.
import type { AttributionModel } from './rule.ts'

/** Days after which a touch weighs half as much (`time_decay`). */
const halfLifeDays = 7
/** What a touch of the order's own day weighs; its halves stay whole numbers for 30 half-lives. */
const freshWeight = 2 ** 30

/** By the touch's age in whole days. A touch within the window never weighs nothing. */
export function decayWeight(ageDays: number): number {
  return Math.max(1, Math.round(freshWeight * 2 ** (-ageDays / halfLifeDays)))
}

/**
 * The weights of touches in the order of their time, by their ages in whole days.
 * `position`: 40 % the first, 40 % the last, 20 % those between; of two, half each.
 */
export function weightsOf(model: AttributionModel, agesDays: readonly number[]): number[] {
  return weighers[model](agesDays)
}

const weighers: Readonly<Record<AttributionModel, (ages: readonly number[]) => number[]>> = {
  last: (ages) => ages.map((_, at) => Number(at === ages.length - 1)),
  first: (ages) => ages.map((_, at) => Number(at === 0)),
  linear: (ages) => ages.map(() => 1),
  position(ages) {
    const between = ages.length - 2
    // Twice the weight of all between together: 2 : 1 : 2 is 40 : 20 : 40.
    const isEnd = (at: number) => at === 0 || at === ages.length - 1
    return ages.map((_, at) => (between > 0 && isEnd(at) ? 2 * between : 1))
  },
  time_decay: (ages) => ages.map(decayWeight),
}
