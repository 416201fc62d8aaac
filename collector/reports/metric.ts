// What a metric is: the sentence that an analyst reads, and how it is worked out over each scope that can.
import type { DimensionName } from './dimensions.ts'
import type { EventNames } from './event-names.ts'
import type { Formula } from './formula.ts'
import type { Scope } from './scopes.ts'

/**
 * `count`: a whole number · `minor`: whole minor units of a currency · `ratio`: 0 to 1 · `seconds`: whole seconds ·
 * `decimal`: a number that is not rounded.
 */
export type Unit = 'count' | 'minor' | 'ratio' | 'seconds' | 'decimal'

export interface Metric {
  /** One sentence. */
  definition: string
  /** What it means otherwise when asked by a dimension. */
  definitionBy?: Partial<Record<DimensionName, string>>
  unit: Unit
  numerator?: string
  denominator?: string
  /** The events that it looks at, over events and order lines. */
  events: EventNames
  /**
   * How it is worked out over each scope that has what it needs. The first that has every dimension asked for is
   * taken, whatever other metrics are asked for beside it.
   */
  ways: Partial<Record<Scope, Formula>>
  /** Only dimensions that every event has: over some events it would say something else. */
  whole?: true
  /** Its value where nothing happened: 0, or null where it cannot be said. */
  nothing: 0 | null
}

export const counted = { unit: 'count', nothing: 0 } as const
export const shared = { unit: 'ratio', nothing: null } as const
export const asReported = 'Orders are as browsers report them, each order ID once, before refunds.'

/** What a metric means by any dimension of order lines. */
export const byLine = (sentence: string) =>
  ({ product: sentence, item_brand: sentence, item_category: sentence, list: sentence }) as const
