// C3: what the brand deletes in its database is deleted here.
import type { Brand } from '../../brands/brand.ts'
import type { LedgerAct } from '../../ledger/entry.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import type { RecordStore } from '../../stores/records.ts'
import type { Asks } from '../asks.ts'
import type { Contact } from '../contact.ts'
import type { ContactLinks } from '../contact-links.ts'
import type { Contacts } from '../contacts.ts'
import { expireAsks } from '../expire-asks.ts'
import { endedYeses } from '../yeses.ts'
import type { ExternalContacts } from './external-contacts.ts'

/** Deletes the contact that one of the brand's own IDs stands for. Nothing happens when there is none. */
export type RemoveContact = (brand: Brand, externalId: string) => Promise<void>

export interface RemoveContactOptions {
  records: RecordStore
  contacts: Contacts
  externalContacts: ExternalContacts
  ledger: Ledger
  asks: Asks
  links: ContactLinks
}

export function createRemoveContact(options: RemoveContactOptions): RemoveContact {
  const { records, contacts, externalContacts, ledger, links } = options

  return ({ name }, externalId) =>
    records.transact(name, async (tx) => {
      const known = await externalContacts.find(tx, name, externalId)
      if (!known) return
      const contact = await contacts.get(tx, name, known.contact)
      if (contact) {
        await expireAsks(tx, name, contact, options)
        await links.end(tx, contact.id)
        await ledger.append(tx, name, endedByBrand(contact))
        // Its orders go with it; opt-outs are keyed tags of their own and stay.
        await contacts.remove(tx, name, contact.id)
      }
      await externalContacts.forget(tx, known.contact)
    })
}

function endedByBrand({ id: contact, ambassador, optIns }: Contact): LedgerAct[] {
  return endedYeses(optIns, null).map((act) => ({ ...act, basis: 'brand_record', contact, ambassador }))
}
