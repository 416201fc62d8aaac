// Who may be contacted: the ambassador opt-in decides (V2), and the e-mail status whether it may be by mail (V3).
import type { AmbassadorOptIn, EmailStatus } from '../../sdk/protocol/opt-in.ts'

/** V2: each of the 17 statuses, in or out. */
const isIn: Readonly<Record<AmbassadorOptIn, boolean>> = {
  new: false,
  invitation_sent: false,
  invitation_accepted: true,
  invitation_declined: false,
  email_optout: false,
  invitation_unanswered: false,
  global_optout: false,
  social_only: false,
  brand_import: true,
  blog_popin_pending: false,
  blog_popin_verified: true,
  internal_form: true,
  external_form: true,
  order: true,
  order_popin: true,
  other: true,
  storage_only: false,
}

/** V3: which addresses may be mailed at all. */
const takesMail: Readonly<Record<EmailStatus, boolean>> = {
  unverified: true,
  verified: true,
  soft_bounce: true,
  hard_bounce: false,
  spam: false,
  blocked: false,
}

/** Whether an ambassador may contact this person, by the status alone. */
export function mayBeContacted(status: AmbassadorOptIn): boolean {
  return isIn[status]
}

/** Whether an address takes any mail, whatever was agreed to. */
export function mayBeMailed(status: EmailStatus): boolean {
  return takesMail[status]
}
