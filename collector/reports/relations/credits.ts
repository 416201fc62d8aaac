// One row per credit: which publication brought how much of which order, at the moment of the order.
import { creditRelation, creditSpan } from '../../attribution/credit-relation.ts'
import type { RelationOptions } from './relation.ts'

/** Looks no further than the list of credits does, so that both say the same. */
export function creditsOf({ events, wide = events, span, credits }: RelationOptions): string {
  if (!credits || !span) throw new TypeError('credits are of a period, by rules')
  const { rules, model, cookieHours, now } = credits
  const { from, until } = creditSpan(span, { rules, cookieHours, now })
  const seen = `(SELECT * FROM ${wide} WHERE time >= ${from} AND time < ${until})`
  const relation = creditRelation(seen, { span, rules, ...(model ? { model } : {}) })
  const channels = `SELECT publication, nullif(name, '') AS channel
    FROM (SELECT unnest($publications) AS publication, unnest($channels) AS name) AS named`
  return `(SELECT credit.*, ordered_at AS time, channel FROM ${relation} AS credit
    LEFT JOIN (${channels}) AS registered ON registered.publication = credit.publication) AS credits`
}
