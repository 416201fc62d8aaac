// Keeping a contact: which one it is, and what it becomes.
import type { BrandRegistry } from '../brands/brand-registry.ts'
import type { Contact } from './contact.ts'
import type { CheckFields, ContactTags } from './contact-tags.ts'
import type { Contacts, ContactToKeep } from './contacts.ts'
import { findSame } from './find-contact.ts'
import { mergeFields } from './merge-fields.ts'
import type { StoredContacts } from './stored-contacts.ts'
import { insertContact, type SaidNow, updateContact } from './write-contact.ts'

export interface KeepOptions {
  stored: StoredContacts
  checkFields: CheckFields
  brands: Pick<BrandRegistry, 'find'>
  now: () => number
  newId: () => string
}

export function createKeepContact({
  stored,
  checkFields,
  brands,
  now,
  newId,
}: KeepOptions): Contacts['keep'] {
  /** E5 and V5, then what it can be found by. */
  function checked(brand: string, { fields }: ContactToKeep) {
    if (brands.find(brand)?.settings.contacts !== 'on') return { ok: false, reason: 'contacts_off' } as const
    const given = checkFields(brand, mergeFields({}, fields))
    const isEmpty = given.ok && Object.keys(given.fields).length === 0
    return isEmpty ? ({ ok: false, reason: 'no_field' } as const) : given
  }

  return async (tx, brand, given) => {
    const first = checked(brand, given)
    if (!first.ok) return first
    const found = await findSame(stored, tx, brand, given.ambassador, first.tags)
    const { fields: sent, tags: foundBy } = given.isWithheld ? withheld(first.tags) : first
    const said = saidNow(given, sent, found?.contact ?? null, now())
    if (!found) {
      const made = { id: newId(), ambassador: given.ambassador }
      const contact = await insertContact(stored, tx, brand, made, said, foundBy)
      return { ok: true, contact, isNew: true }
    }
    const merged = checkFields(brand, mergeFields(found.contact.fields, sent))
    if (!merged.ok) return merged
    const { fields, tags } = merged
    const next = { ...said, fields }
    const contact = await updateContact(stored, tx, brand, found, next, given.isWithheld ? null : tags)
    return { ok: true, contact, isNew: false }
  }
}

/** Nothing but the address's hash, so that the same person is known again. */
function withheld({ emails }: ContactTags): { fields: Contact['fields']; tags: ContactTags } {
  return { fields: {}, tags: { emails, phones: [] } }
}

function saidNow(
  { optIns, emailStatus, by }: ContactToKeep,
  fields: Contact['fields'],
  before: Contact | null,
  at: number,
): SaidNow {
  return { fields, optIns: typeof optIns === 'function' ? optIns(before) : optIns, emailStatus, by, at }
}
