// Whose rights are asked for: every contact that one person is, with all ambassadors of the brand, hidden ones and those
// that wait for a confirmation too. Who is erased is nobody any more.
import { type Contact, isErased } from '../contacts/contact.ts'
import type { Contacts } from '../contacts/contacts.ts'
import type { ExternalContacts } from '../contacts/from-server/external-contacts.ts'
import type { RecordTransaction } from '../stores/records.ts'

/** What a person is known by: one of these. */
export type Whose = { email: string } | { phone: string } | { customer_id: string }

export interface Persons {
  /** In the order of creation; empty when nobody is known by it. */
  find(tx: RecordTransaction, brand: string, whose: Whose): Promise<Contact[]>
  /** The contact itself first, then the others of its address. */
  same(tx: RecordTransaction, brand: string, contact: Contact): Promise<Contact[]>
}

export interface PersonOptions {
  contacts: Pick<Contacts, 'get' | 'findByEmail' | 'findByPhone'>
  externalContacts: Pick<ExternalContacts, 'find'>
}

export function createPersons({ contacts, externalContacts }: PersonOptions): Persons {
  function findDirectly(tx: RecordTransaction, brand: string, whose: Whose): Promise<Contact[]> {
    if ('email' in whose) return contacts.findByEmail(tx, brand, whose.email)
    if ('phone' in whose) return contacts.findByPhone(tx, brand, whose.phone)
    return findCustomer(tx, brand, whose.customer_id)
  }

  async function findCustomer(tx: RecordTransaction, brand: string, id: string): Promise<Contact[]> {
    const known = await externalContacts.find(tx, brand, id)
    const contact = known && (await contacts.get(tx, brand, known.contact))
    return contact ? [contact] : []
  }

  async function same(tx: RecordTransaction, brand: string, contact: Contact): Promise<Contact[]> {
    const { email } = contact.fields
    const others = email === undefined ? [] : await contacts.findByEmail(tx, brand, email)
    return [contact, ...others.filter((other) => other.id !== contact.id && !isErased(other))]
  }

  return {
    same,
    async find(tx, brand, whose) {
      const found = (await findDirectly(tx, brand, whose)).filter((contact) => !isErased(contact))
      const all = new Map<string, Contact>()
      for (const contact of found) for (const one of await same(tx, brand, contact)) all.set(one.id, one)
      return [...all.values()].sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
    },
  }
}
