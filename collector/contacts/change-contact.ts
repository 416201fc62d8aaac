// Changing a contact that is known by its ID.
import type { RecordTransaction } from '../stores/records.ts'
import type { ContactFields } from './contact.ts'
import type { CheckFields, ContactTags } from './contact-tags.ts'
import type { ChangedContact, Contacts } from './contacts.ts'
import { findByEmailTag, findById } from './find-contact.ts'
import { mergeFields } from './merge-fields.ts'
import type { StoredContact, StoredContacts } from './stored-contacts.ts'
import { updateContact } from './write-contact.ts'

export interface ChangeOptions {
  stored: StoredContacts
  checkFields: CheckFields
  now: () => number
}

type Merged = { ok: true; fields: ContactFields; tags: ContactTags } | Extract<ChangedContact, { ok: false }>

/** Not a matter of `contacts: on`: nobody is kept from withdrawing or correcting. */
export function createChangeContact({ stored, checkFields, now }: ChangeOptions): Contacts['change'] {
  async function merge(
    tx: RecordTransaction,
    brand: string,
    { contact }: StoredContact,
    fields: ContactFields,
  ): Promise<Merged> {
    const merged = checkFields(brand, mergeFields(contact.fields, fields))
    if (!merged.ok) return merged
    if (Object.keys(merged.fields).length === 0) return { ok: false, reason: 'no_field' }
    const same = await findByEmailTag(stored, tx, brand, contact.ambassador, merged.tags)
    const isTaken = same.some((other) => other.contact.id !== contact.id)
    return isTaken ? { ok: false, reason: 'email_taken' } : merged
  }

  return async (tx, brand, id, { fields, optIns, emailStatus }, by) => {
    const found = await findById(stored, tx, brand, id)
    if (!found) return { ok: false, reason: 'no_such_contact' }
    const { contact } = found
    const said = { fields: contact.fields, optIns: optIns ?? contact.optIns, emailStatus, by, at: now() }
    if (!fields) return { ok: true, contact: await updateContact(stored, tx, brand, found, said, null) }
    const merged = await merge(tx, brand, found, fields)
    if (!merged.ok) return merged
    const next = { ...said, fields: merged.fields }
    return { ok: true, contact: await updateContact(stored, tx, brand, found, next, merged.tags) }
  }
}
