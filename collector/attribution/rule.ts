// The rule by which orders are credited: which touches share an order, and how far back they may lie.

/** How the value of an order is divided among the touches before it. `docs/attribution.md` works each one out. */
export const attributionModels = ['last', 'first', 'linear', 'position', 'time_decay'] as const
export type AttributionModel = (typeof attributionModels)[number]

/** What a brand sets. */
export interface AttributionSetting {
  model: AttributionModel
  /** Days of 24 hours before the order in which a touch counts. */
  windowDays: number
}

/** Another rule than the brand's, for a question: what it leaves out is as each order's own rule has it. */
export interface AskedAttribution {
  model?: AttributionModel
  /** From 1 to 365. */
  windowDays?: number
}

/** A setting as it was from one moment until the next version. Never changed once it is there. */
export interface AttributionRule extends AttributionSetting {
  /** From 1. */
  version: number
  /** Orders made from this moment on are credited by it; milliseconds since 1970, 0 for the first. */
  appliesFrom: number
}

export const longestWindowDays = 365
export const dayMs = 86_400_000

/** The rule that an order of this moment is credited by; rules are in the order of their versions. */
export function ruleAt(rules: readonly AttributionRule[], at: number): AttributionRule {
  const found = rules.findLast(({ appliesFrom }) => appliesFrom <= at) ?? rules[0]
  if (found === undefined) throw new RangeError('a brand has a first rule')
  return found
}
