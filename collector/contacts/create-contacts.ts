// The contacts of a brand: kept, changed, found, listed, and taken away.
import type { BrandRegistry } from '../brands/brand-registry.ts'
import type { ContactKeys } from '../privacy/contact-keys.ts'
import type { KeyRing } from '../privacy/key-ring.ts'
import type { RecordTransaction } from '../stores/records.ts'
import { createChangeContact } from './change-contact.ts'
import { readHistory } from './contact-history.ts'
import { listContacts } from './contact-list.ts'
import { type CheckFields, createCheckFields } from './contact-tags.ts'
import type { Contacts } from './contacts.ts'
import { createEraseContact } from './erase-contact.ts'
import { findById } from './find-contact.ts'
import { createKeepContact } from './keep-contact.ts'
import { isAmbassadors, isBrands, shownToAmbassador, shownToBrand } from './shown-contact.ts'
import { createStoredContacts, type StoredContacts } from './stored-contacts.ts'

export interface ContactsOptions {
  keyRing: KeyRing
  contactKeys: ContactKeys
  brands: Pick<BrandRegistry, 'find'>
  /** Milliseconds since 1970. */
  now: () => number
  newId: () => string
}

export function createContacts(options: ContactsOptions): Contacts {
  const stored = createStoredContacts(options.contactKeys)
  const parts = { ...options, stored, checkFields: createCheckFields(options) }
  return {
    keep: createKeepContact(parts),
    change: createChangeContact(parts),
    erase: createEraseContact(parts),
    get: async (tx, brand, id) => (await findById(stored, tx, brand, id))?.contact ?? null,
    ...createFinds(stored, parts.checkFields),
    async remove(tx, _brand, id) {
      tx.leaveNoTrace()
      return (await tx.run('DELETE FROM contacts WHERE id = ? RETURNING id', [id])).length > 0
    },
    ...createLists(stored, options.brands),
    history: (tx, _brand, id) => readHistory(tx, id),
  }
}

/** By what somebody is found by, under every pepper that is kept. */
function createFinds(
  stored: StoredContacts,
  checkFields: CheckFields,
): Pick<Contacts, 'findByEmail' | 'findByPhone'> {
  function find(tx: RecordTransaction, brand: string, column: string, tags: readonly string[]) {
    const places = tags.map(() => '?').join(', ')
    return tags.length === 0
      ? Promise.resolve([])
      : listContacts(stored, tx, brand, `contacts.${column} IN (${places})`, tags)
  }
  return {
    async findByEmail(tx, brand, email) {
      const checked = checkFields(brand, { email })
      return checked.ok ? find(tx, brand, 'email_tag', checked.tags.emails) : []
    },
    async findByPhone(tx, brand, phone) {
      const checked = checkFields(brand, { phone })
      return checked.ok ? find(tx, brand, 'phone_tag', checked.tags.phones) : []
    },
  }
}

/** E5: where contacts are off, nobody is shown any. */
function createLists(
  stored: StoredContacts,
  brands: ContactsOptions['brands'],
): Pick<Contacts, 'visibleToAmbassador' | 'visibleToBrand'> {
  const isOn = (brand: string) => brands.find(brand)?.settings.contacts === 'on'
  return {
    async visibleToAmbassador(tx, brand, ambassador, page) {
      if (!isOn(brand)) return []
      return (await listContacts(stored, tx, brand, isAmbassadors, [ambassador], page)).map(shownToAmbassador)
    },
    async visibleToBrand(tx, brand, page) {
      if (!isOn(brand)) return []
      return (await listContacts(stored, tx, brand, isBrands, [], page)).map(shownToBrand)
    },
  }
}
