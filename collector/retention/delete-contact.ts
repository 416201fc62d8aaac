// Really deletes a contact whose limit is over: its row with all that hangs on it, its links and asks, the brand's own ID
// of it. The ledger keeps its pseudonymous entries, and the opt-out list its keyed tags.
import type { Asks } from '../contacts/asks.ts'
import type { ContactLinks } from '../contacts/contact-links.ts'
import type { Contacts } from '../contacts/contacts.ts'
import { expireAsks } from '../contacts/expire-asks.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { RecordTransaction } from '../stores/records.ts'

/** Within the caller's transaction of the brand. */
export type DeleteContact = (tx: RecordTransaction, brand: string, id: string) => Promise<void>

export interface DeleteContactOptions {
  contacts: Contacts
  asks: Asks
  links: ContactLinks
  ledger: Ledger
}

export function createDeleteContact({ contacts, asks, links, ledger }: DeleteContactOptions): DeleteContact {
  return async (tx, brand, id) => {
    const contact = await contacts.get(tx, brand, id)
    if (!contact) return
    await expireAsks(tx, brand, contact, { asks, ledger })
    await links.end(tx, id)
    await tx.run('DELETE FROM external_contacts WHERE contact = ?', [id])
    await tx.run('UPDATE orders SET contact = NULL WHERE contact = ?', [id])
    await contacts.remove(tx, brand, id)
  }
}
