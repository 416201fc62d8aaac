// What a brand is told: that one of its contacts confirmed, withdrew, may never be contacted again, or used a right
// that its own systems must follow. IDs and statuses only; who it is, the brand asks by its key.
import type { OptIns } from '../../sdk/protocol/opt-in.ts'
import type { SuppressionScope } from '../contacts/suppressions.ts'

const webhookEvents = [
  'contact.confirmed',
  'contact.withdrawn',
  'contact.suppressed',
  'contact.invitation_due',
  'contact.corrected',
  'contact.restricted',
  'contact.unrestricted',
  'contact.objected',
] as const
export type WebhookEvent = (typeof webhookEvents)[number]

/** The body, as JSON. A repeat has the same `id`. */
export interface Webhook {
  id: string
  event: WebhookEvent
  /** Milliseconds since 1970. */
  at: number
  brand: string
  contact: string
  ambassador: string
  /** As they are after the event. */
  opt_ins: OptIns
  /** With `contact.suppressed`: for whom. */
  scope?: SuppressionScope
}
