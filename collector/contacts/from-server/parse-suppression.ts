// An opt-out, a bounce or a complaint as the brand's server sends it (B1–B3).
import { z } from 'zod'
import type { EmailStatus } from '../../../sdk/protocol/opt-in.ts'
import type { SuppressionReason } from '../suppressions.ts'
import { emailField, optionalId } from './item-fields.ts'
import { invalid, type ParsedItem, parseItem } from './parse-item.ts'

/** What each reason makes of the address: whether it is kept for good (B1, B2), and the e-mail status of its contacts. */
export const sentReasons = {
  opt_out: { keptAs: 'global_optout', emailStatus: null },
  spam: { keptAs: 'spam', emailStatus: 'spam' },
  hard_bounce: { keptAs: 'hard_bounce', emailStatus: 'hard_bounce' },
  blocked: { keptAs: 'blocked', emailStatus: 'blocked' },
  // V4: it can be released by hand, so nothing is kept but the status.
  soft_bounce: { keptAs: null, emailStatus: 'soft_bounce' },
} as const satisfies Record<string, { keptAs: SuppressionReason | null; emailStatus: EmailStatus | null }>
export type SentReason = keyof typeof sentReasons

export type ServerSuppression = { email: string; reason: SentReason } & (
  | { scope: 'brand' | 'operator' }
  | { scope: 'ambassador'; ambassador: string }
)

const suppressionSchema = z.strictObject({
  email: emailField,
  reason: z.enum(Object.keys(sentReasons) as SentReason[]),
  scope: z.enum(['ambassador', 'brand', 'operator']).nullish(),
  ambassador: optionalId,
})

/** Reads a suppression; the scope is `brand` when none is named. Never throws. */
export function parseSuppression(value: unknown): ParsedItem<ServerSuppression> {
  const parsed = parseItem(suppressionSchema, value)
  if (!parsed.ok) return parsed
  const { email, reason, ambassador } = parsed.item
  const scope = parsed.item.scope ?? 'brand'
  if (scope !== 'ambassador') {
    if (ambassador) return invalid('ambassador', 'goes with the scope ambassador only')
    return { ok: true, item: { email, reason, scope } }
  }
  if (!ambassador) return invalid('ambassador', 'is needed with the scope ambassador')
  if (reason !== 'opt_out')
    return invalid('scope', 'an address that fails does so for everybody: brand or operator')
  return { ok: true, item: { email, reason, scope, ambassador } }
}
