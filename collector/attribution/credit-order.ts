// Divides one order among the touches that brought it. Pure; `credit-relation.ts` is the same in SQL, for many orders.
import { type AttributionModel, type AttributionRule, dayMs } from './rule.ts'
import { splitAmount } from './split-amount.ts'
import { weightsOf } from './weights.ts'

/** E18: why a credit waits for somebody to release it. */
export type HeldReason =
  /** The touch came from a browser that clicked this publication too often on one day. */
  | 'many_clicks'
  /** One pseudonym ordered too often by this publication on one day. */
  | 'many_orders'
  /** The touch or the order is of the browser in which the publication's own ambassador picks products. */
  | 'own_browser'

/** An arrival by a publication. */
export interface Touch {
  publication: string
  /** Whose publication it is; null where it was never registered. */
  ambassador: string | null
  /** Milliseconds since 1970. */
  at: number
  heldBecause: HeldReason | null
  /** Nobody saw the arrival: the brand's server named the publication with the order. */
  isNamed: boolean
}

export interface CreditedOrder {
  /** The shop's order ID as the events have it. */
  id: string
  /** Milliseconds since 1970. */
  at: number
  /** ISO 4217. */
  currency: string
  /** Before refunds, in minor units. */
  grossMinor: number
  /** Of all refunds together. */
  refundedMinor: number
}

/** Why a touch has its share. */
export type CreditReason =
  /** The only touch in the window. */
  | 'only_touch'
  | 'last_touch'
  | 'first_touch'
  /** Neither the first nor the last (`position`). */
  | 'between'
  /** All the same (`linear`). */
  | 'equal_share'
  /** By its age (`time_decay`). */
  | 'recency'
  /** No touch is known; the brand's server named the publication. */
  | 'named_by_server'

export interface Credit {
  order: string
  publication: string
  ambassador: string | null
  /** In minor units; the credits of an order add up to its net value, held ones too. */
  amountMinor: number
  currency: string
  /** Above 0, at most 1. */
  share: number
  touchAt: number
  reason: CreditReason
  ruleVersion: number
  /** Not credited while it stands here. */
  heldBecause?: HeldReason
}

/** What is left of an order after its refunds: never less than nothing. */
function netMinorOf({ grossMinor, refundedMinor }: CreditedOrder): number {
  return Math.max(0, grossMinor - refundedMinor)
}

/**
 * The credits of an order in the order of their touches. Touches outside the window do not count; without one in it
 * there is no credit. `model` asks what another model would have said.
 */
export function creditOrder(
  order: CreditedOrder,
  touches: readonly Touch[],
  { windowDays, version, ...rule }: AttributionRule,
  model: AttributionModel = rule.model,
): Credit[] {
  const counted = touches
    .filter(({ at }) => at <= order.at && at >= order.at - windowDays * dayMs)
    .sort((a, b) => a.at - b.at || (a.publication < b.publication ? -1 : 1))
  if (counted.length === 0) return []
  const weights = weightsOf(
    model,
    counted.map(({ at }) => Math.floor((order.at - at) / dayMs)),
  )
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const amounts = splitAmount(netMinorOf(order), weights)
  return counted.flatMap((touch, place) => {
    const weight = weights[place] ?? 0
    if (weight === 0) return []
    const { publication, ambassador, at, heldBecause } = touch
    const credit: Credit = {
      order: order.id,
      publication,
      ambassador,
      amountMinor: amounts[place] ?? 0,
      currency: order.currency,
      share: weight / total,
      touchAt: at,
      reason: reasonOf(touch, model, place, counted.length),
      ruleVersion: version,
    }
    return heldBecause ? [{ ...credit, heldBecause }] : [credit]
  })
}

function reasonOf(touch: Touch, model: AttributionModel, place: number, count: number): CreditReason {
  if (touch.isNamed) return 'named_by_server'
  if (count === 1) return 'only_touch'
  if (model === 'linear') return 'equal_share'
  if (model === 'time_decay') return 'recency'
  if (place === count - 1) return 'last_touch'
  return place === 0 ? 'first_touch' : 'between'
}
