// Which e-mail status may follow which (V3, V4): trouble lasts, and only a soft bounce is released.
import type { EmailStatus } from '../../sdk/protocol/opt-in.ts'

/** What each status leads to. Back to `unverified` is the release by hand; a new address begins there anyway. */
const following: Readonly<Record<EmailStatus, readonly EmailStatus[]>> = {
  unverified: ['verified', 'soft_bounce', 'hard_bounce', 'spam', 'blocked'],
  verified: ['soft_bounce', 'hard_bounce', 'spam', 'blocked'],
  soft_bounce: ['unverified', 'verified', 'hard_bounce', 'spam', 'blocked'],
  hard_bounce: ['spam', 'blocked'],
  spam: [],
  blocked: ['spam'],
}

/** The status after something happened to an address: `next` where the table allows it, else what it was. */
export function followEmailStatus(current: EmailStatus, next: EmailStatus): EmailStatus {
  return following[current].includes(next) ? next : current
}
