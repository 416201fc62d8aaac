// The contacts of a brand: kept, changed, found, listed, and taken away.
import type { BrandRegistry } from '../brands/brand-registry.ts'
import type { ContactKeys } from '../privacy/contact-keys.ts'
import type { KeyRing } from '../privacy/key-ring.ts'
import { normaliseEmail } from '../privacy/normalise-email.ts'
import type { RecordTransaction } from '../stores/records.ts'
import { readHistory, recordChanges } from './contact-history.ts'
import { listContacts } from './contact-list.ts'
import type { Contacts } from './contacts.ts'
import { createSaveContact, findById } from './save-contact.ts'
import { isAmbassadors, isBrands, shownToAmbassador, shownToBrand } from './shown-contact.ts'
import { createStoredContacts } from './stored-contacts.ts'

export interface ContactsOptions {
  keyRing: KeyRing
  contactKeys: ContactKeys
  brands: Pick<BrandRegistry, 'find'>
  /** Milliseconds since 1970. */
  now: () => number
  newId: () => string
}

export function createContacts(options: ContactsOptions): Contacts {
  const { keyRing, brands, now } = options
  const stored = createStoredContacts(options.contactKeys)
  const { keep, change } = createSaveContact(stored, options)
  const isOn = (brand: string) => brands.find(brand)?.settings.contacts === 'on'

  async function erase(tx: RecordTransaction, brand: string, id: string, by: string): Promise<boolean> {
    const found = await findById(stored, tx, brand, id)
    if (!found?.key) return found !== null
    const contact = { ...found.contact, changedAt: now(), changedBy: by }
    await tx.run('DELETE FROM contact_keys WHERE contact = ?', [id])
    await stored.write(tx, brand, { ...found, key: null, contact: { ...contact, fields: {} } })
    await recordChanges(tx, contact, [{ what: 'erased', from: null, to: null }])
    return true
  }

  return {
    keep,
    change,
    erase,
    get: async (tx, brand, id) => (await findById(stored, tx, brand, id))?.contact ?? null,
    async findByEmail(tx, brand, email) {
      const address = normaliseEmail(email)
      if (address === null) return []
      const tags = keyRing.tagsUnderEveryVersion(brand, 'email', address)
      const places = tags.map(() => '?').join(', ')
      const found = await listContacts(stored, tx, brand, `contacts.email_tag IN (${places})`, tags)
      return found
    },
    async remove(tx, _brand, id) {
      return (await tx.run('DELETE FROM contacts WHERE id = ? RETURNING id', [id])).length > 0
    },
    async visibleToAmbassador(tx, brand, ambassador, page) {
      if (!isOn(brand)) return []
      return (await listContacts(stored, tx, brand, isAmbassadors, [ambassador], page)).map(shownToAmbassador)
    },
    async visibleToBrand(tx, brand, page) {
      if (!isOn(brand)) return []
      return (await listContacts(stored, tx, brand, isBrands, [], page)).map(shownToBrand)
    },
    history: (tx, _brand, id) => readHistory(tx, id),
  }
}
