// Whose page a mailed link opens: the contact that it was made for, and all others of its address, since the link proves
// that the address is theirs.
import type { Brand } from '../brands/brand.ts'
import type { RecordTransaction } from '../stores/records.ts'
import { type Contact, isErased } from './contact.ts'
import type { Contacts } from './contacts.ts'
import { isPending } from './opt-in-rules.ts'

export interface Owner {
  brand: Brand
  /** The contact of the link first; of the others those that are confirmed. */
  contacts: [Contact, ...Contact[]]
  /** The others that wait for a confirmation: theirs by the address, but nothing was agreed to yet. */
  unconfirmed: Contact[]
}

/** Null: the contact is gone. */
export type FindOwner = (tx: RecordTransaction, brand: Brand, contact: string) => Promise<Owner | null>

export function createFindOwner({
  contacts,
}: {
  contacts: Pick<Contacts, 'get' | 'findByEmail'>
}): FindOwner {
  return async (tx, brand, id) => {
    const contact = await contacts.get(tx, brand.name, id)
    if (!contact || isErased(contact)) return null
    const { email } = contact.fields
    const same = email === undefined ? [] : await contacts.findByEmail(tx, brand.name, email)
    const others = same.filter((one) => one.id !== id && !isErased(one))
    return {
      brand,
      contacts: [contact, ...others.filter(({ optIns }) => !isPending(optIns))],
      unconfirmed: others.filter(({ optIns }) => isPending(optIns)),
    }
  }
}
