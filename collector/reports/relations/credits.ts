// One row per credit: which publication brought how much of which order, at the moment of the order.
import { isWithin, type RelationOptions } from './relation.ts'

/** As `kept-credits.ts` has them. */
export function creditsOf({ span, credits }: RelationOptions): string {
  if (!credits) throw new TypeError('credits are worked out before they are asked for')
  return `(SELECT * FROM ${credits} AS kept WHERE ${isWithin('time', span)}) AS credits`
}
