// An opt-out, a bounce or a complaint as the brand's server sends it (B1–B3). A brand's key reaches the brand's own
// contacts and nobody else's (A1), so the scope `operator` is none of its words.
import { z } from 'zod'
import type { SuppressionReason } from '../suppressions.ts'
import { emailField, optionalId } from './item-fields.ts'
import { invalid, type ParsedItem, parseItem } from './parse-item.ts'

/** The API's word for each reason for which an address is kept for good (B1, B2). */
const lastingReasons = {
  opt_out: 'global_optout',
  spam: 'spam',
  hard_bounce: 'hard_bounce',
  blocked: 'blocked',
} as const satisfies Record<string, SuppressionReason>
type LastingReason = keyof typeof lastingReasons

/** V4: a soft bounce can be released by hand, so nothing is kept but the status. */
const sentReasons = [...(Object.keys(lastingReasons) as LastingReason[]), 'soft_bounce'] as const

export interface ServerSuppression {
  email: string
  stop:
    | { kind: 'all'; reason: SuppressionReason }
    /** The person's opt-out from one ambassador. */
    | { kind: 'ambassador'; ambassador: string }
    | { kind: 'soft_bounce' }
}

const suppressionSchema = z.strictObject({
  email: emailField,
  reason: z.enum(sentReasons),
  scope: z.enum(['ambassador', 'brand']).nullish(),
  ambassador: optionalId,
})

/** Reads a suppression; the scope is `brand` when none is named. Never throws. */
export function parseSuppression(value: unknown): ParsedItem<ServerSuppression> {
  const parsed = parseItem(suppressionSchema, value)
  if (!parsed.ok) return parsed
  const { email, reason, ambassador, scope } = parsed.item
  if (scope !== 'ambassador') {
    if (ambassador) return invalid('ambassador', 'goes with the scope ambassador only')
    const stop = reason === 'soft_bounce' ? { kind: reason } : all(reason)
    return { ok: true, item: { email, stop } }
  }
  if (!ambassador) return invalid('ambassador', 'is needed with the scope ambassador')
  if (reason !== 'opt_out') return invalid('scope', 'an address that fails does so for everybody: brand')
  return { ok: true, item: { email, stop: { kind: 'ambassador', ambassador } } }
}

function all(reason: LastingReason) {
  return { kind: 'all', reason: lastingReasons[reason] } as const
}
