// What the collector knows of a contact: a shopper who left details with one ambassador of one brand.
import type { EmailStatus, OptIns } from '../../sdk/protocol/opt-in.ts'

/** Every field is optional; at least one is filled (V5). Sealed before it is stored. */
export interface ContactFields {
  first_name?: string
  last_name?: string
  email?: string
  phone?: string
  /** What they wrote to the ambassador. Plain text, never markup. */
  message?: string
  city?: string
  postal_code?: string
  /** The brand's own fields (C6), by name. */
  custom?: Record<string, string>
}

export const contactFieldNames = [
  'first_name',
  'last_name',
  'email',
  'phone',
  'message',
  'city',
  'postal_code',
  'custom',
] as const satisfies (keyof ContactFields)[]

/** Times are milliseconds since 1970. */
export interface Contact {
  id: string
  ambassador: string
  /** Empty once the contact is erased. */
  fields: ContactFields
  optIns: OptIns
  /** When each of the three opt-ins last got the value it has (V1); null: it never changed from "nothing was said". */
  ambassadorAt: number | null
  brandAt: number | null
  partnersAt: number | null
  emailStatus: EmailStatus
  createdAt: number
  createdBy: string
  changedAt: number
  changedBy: string
  /** Since when it is kept and used for nothing (G1, article 18); null: it is not restricted. */
  restrictedAt: number | null
}

/** Whether nothing is left of the person but tags and statuses (B1, Z). Every other contact has a filled field (V5). */
export function isErased({ fields }: Pick<Contact, 'fields'>): boolean {
  return Object.keys(fields).length === 0
}

/** One line of a contact's history (E16): which thing changed, by whom, when. Never a field's value. */
export interface ContactChange {
  at: number
  by: string
  /** A field's name, `custom.<name>`, `ambassador_opt_in`, `brand_opt_in`, `partners_opt_in`, `email_status`, `restricted`, `unrestricted`, `created` or `erased`. */
  what: string
  /** The statuses before and after, null for a field. */
  from: string | null
  to: string | null
}
