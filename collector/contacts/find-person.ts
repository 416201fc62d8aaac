// Whose a submission is: the contact that is there already, and whether the brand's own server vouches that its order is
// this person's. Whoever types an order's ID and an address proves neither.
import { normaliseEmail } from '../privacy/normalise-email.ts'
import type { RecordTransaction } from '../stores/records.ts'
import { type Contact, isErased } from './contact.ts'
import type { Contacts } from './contacts.ts'
import type { Order } from './from-server/orders.ts'
import type { SettledSubmission } from './submit-opt-in.ts'

export interface FoundPerson {
  /** Null: nobody, or who was erased. They begin anew when they come by themselves: no yes of before is theirs any more. */
  known: Contact | null
  /** The brand's server sent the order with this very address; or none was typed, and it is the one that it sent. */
  isVouched: boolean
}

export type FindPerson = (
  tx: RecordTransaction,
  brand: string,
  said: Pick<SettledSubmission, 'fields' | 'ambassador'>,
  order: Order | null,
) => Promise<FoundPerson>

export function createFindPerson({
  contacts,
}: {
  contacts: Pick<Contacts, 'get' | 'findByEmail'>
}): FindPerson {
  return async (tx, brand, { fields: { email }, ambassador }, order) => {
    const ordered = order?.contact ? await contacts.get(tx, brand, order.contact) : null
    const isOwn = (contact: Contact) => contact.ambassador === ambassador && !isErased(contact)
    if (ordered && isOwn(ordered) && (email === undefined || hasAddress(ordered, email)))
      return { known: ordered, isVouched: true }
    const found = email === undefined ? [] : await contacts.findByEmail(tx, brand, email)
    return { known: found.find(isOwn) ?? null, isVouched: false }
  }
}

function hasAddress({ fields }: Contact, email: string): boolean {
  return normaliseEmail(fields.email ?? '') === normaliseEmail(email)
}
