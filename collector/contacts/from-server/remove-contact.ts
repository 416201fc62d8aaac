// C3: what the brand deletes in its database is deleted here.
import type { Brand } from '../../brands/brand.ts'
import type { RecordStore } from '../../stores/records.ts'
import type { Contacts } from '../contacts.ts'
import type { ExternalContacts } from './external-contacts.ts'

/** Deletes the contact that one of the brand's own IDs stands for. Nothing happens when there is none. */
export type RemoveContact = (brand: Brand, externalId: string) => Promise<void>

export function createRemoveContact({
  records,
  contacts,
  externalContacts,
}: {
  records: RecordStore
  contacts: Contacts
  externalContacts: ExternalContacts
}): RemoveContact {
  return (brand, externalId) =>
    records.transact(brand.name, async (tx) => {
      const known = await externalContacts.find(tx, brand.name, externalId)
      if (!known) return
      // Its sales go with it; the opt-outs are keyed tags of their own and stay.
      await contacts.remove(tx, brand.name, known.contact)
      await externalContacts.forget(tx, known.contact)
    })
}
