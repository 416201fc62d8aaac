// Why an address is never written to again.
import type { EmailStatus } from '../../sdk/protocol/opt-in.ts'

/** `global_optout`: the person said so. The others come from mail servers, and from "block this address" in a mail. */
export const suppressionReasons = ['global_optout', 'spam', 'hard_bounce', 'blocked'] as const
export type SuppressionReason = (typeof suppressionReasons)[number]

/** What each makes of the address itself (V3, B2); null: it is as good as it was. */
export const emailStatusAfter: Readonly<Record<SuppressionReason, EmailStatus | null>> = {
  global_optout: null,
  spam: 'spam',
  hard_bounce: 'hard_bounce',
  blocked: 'blocked',
}
