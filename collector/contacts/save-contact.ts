// Keeping and changing a contact: which one it is, what it becomes, and what its history says of that.
import type { BrandRegistry } from '../brands/brand-registry.ts'
import type { KeyRing } from '../privacy/key-ring.ts'
import { parseRegion } from '../privacy/normalise-phone.ts'
import type { RecordTransaction, Value } from '../stores/records.ts'
import type { Contact, ContactFields } from './contact.ts'
import { changesBetween, recordChanges } from './contact-history.ts'
import { type CheckedFields, type ContactTags, checkFields } from './contact-tags.ts'
import type { Contacts } from './contacts.ts'
import { mergeFields } from './merge-fields.ts'
import { firstContact, nextContact, type Said } from './next-contact.ts'
import type { StoredContact, StoredContacts } from './stored-contacts.ts'

export interface SaveOptions {
  keyRing: KeyRing
  brands: Pick<BrandRegistry, 'find'>
  now: () => number
  newId: () => string
}

export function createSaveContact(
  stored: StoredContacts,
  options: SaveOptions,
): Pick<Contacts, 'keep' | 'change'> {
  const { keyRing, brands, now, newId } = options

  function check(brand: string, fields: ContactFields): CheckedFields {
    const region = parseRegion(brands.find(brand)?.settings.region ?? '') ?? undefined
    return checkFields(keyRing, brand, fields, region)
  }

  async function insert(
    tx: RecordTransaction,
    brand: string,
    ambassador: string,
    said: Said,
    tags: ContactTags,
  ) {
    const contact = firstContact(newId(), ambassador, said)
    await stored.write(tx, brand, { contact, key: null, ...newestOf(tags) })
    await recordChanges(tx, contact, [{ what: 'created', from: null, to: null }])
    return contact
  }

  return {
    async keep(tx, brand, { ambassador, fields, optIns, emailStatus, by }) {
      if (brands.find(brand)?.settings.contacts !== 'on') return { ok: false, reason: 'contacts_off' }
      const given = check(brand, mergeFields({}, fields))
      if (!given.ok) return given
      if (Object.keys(given.fields).length === 0) return { ok: false, reason: 'no_field' }
      const found = await findSame(stored, tx, brand, ambassador, given.tags)
      const said = {
        fields: given.fields,
        optIns: typeof optIns === 'function' ? optIns(found?.contact ?? null) : optIns,
        emailStatus,
        by,
        at: now(),
      }
      if (!found) {
        const contact = await insert(tx, brand, ambassador, { ...said, isSameAddress: false }, given.tags)
        return { ok: true, contact, isNew: true }
      }
      const merged = check(brand, mergeFields(found.contact.fields, given.fields))
      if (!merged.ok) return merged
      const contact = await update(stored, tx, brand, found, { ...said, fields: merged.fields }, merged.tags)
      return { ok: true, contact, isNew: false }
    },

    async change(tx, brand, id, patch, by) {
      const found = await findById(stored, tx, brand, id)
      if (!found) return { ok: false, reason: 'no_such_contact' }
      const { optIns = found.contact.optIns, emailStatus } = patch
      const said = { optIns, emailStatus, by, at: now() }
      const { fields } = found.contact
      if (!patch.fields)
        return { ok: true, contact: await update(stored, tx, brand, found, { ...said, fields }, null) }
      const merged = check(brand, mergeFields(fields, patch.fields))
      if (!merged.ok) return merged
      if (Object.keys(merged.fields).length === 0) return { ok: false, reason: 'no_field' }
      const taken = await findByTag(
        stored,
        tx,
        brand,
        found.contact.ambassador,
        'email_tag',
        merged.tags.emails,
      )
      if (taken.some(({ contact }) => contact.id !== id)) return { ok: false, reason: 'email_taken' }
      const contact = await update(stored, tx, brand, found, { ...said, fields: merged.fields }, merged.tags)
      return { ok: true, contact }
    },
  }
}

export async function findById(
  stored: StoredContacts,
  tx: RecordTransaction,
  brand: string,
  id: string,
): Promise<StoredContact | null> {
  const [found] = await stored.find(tx, brand, 'contacts.id = ?', [id])
  return found ?? null
}

/** Writes what a known contact becomes. `tags`: null leaves those that it has. */
async function update(
  stored: StoredContacts,
  tx: RecordTransaction,
  brand: string,
  before: StoredContact,
  said: Omit<Said, 'isSameAddress'>,
  tags: ContactTags | null,
): Promise<Contact> {
  const { emailTag } = before
  const isSameAddress =
    !tags || (emailTag === null ? tags.emails.length === 0 : tags.emails.includes(emailTag))
  const next = nextContact(before.contact, { ...said, isSameAddress })
  const changes = changesBetween(before.contact, next)
  const { changedAt, changedBy } = before.contact
  // Written also when nothing differs: tags and key are then under the newest pepper.
  const contact = changes.length > 0 ? next : { ...next, changedAt, changedBy }
  await stored.write(tx, brand, { ...before, ...(tags ? newestOf(tags) : {}), contact })
  await recordChanges(tx, contact, changes)
  return contact
}

/** The one that this ambassador has by the e-mail; else by the phone, unless another address stands beside it. */
async function findSame(
  stored: StoredContacts,
  tx: RecordTransaction,
  brand: string,
  ambassador: string,
  tags: ContactTags,
): Promise<StoredContact | null> {
  const [byEmail] = await findByTag(stored, tx, brand, ambassador, 'email_tag', tags.emails)
  if (byEmail) return byEmail
  const byPhone = await findByTag(stored, tx, brand, ambassador, 'phone_tag', tags.phones)
  return byPhone.find(({ emailTag }) => tags.emails.length === 0 || emailTag === null) ?? null
}

async function findByTag(
  stored: StoredContacts,
  tx: RecordTransaction,
  brand: string,
  ambassador: string,
  column: 'email_tag' | 'phone_tag',
  tags: readonly string[],
): Promise<StoredContact[]> {
  if (tags.length === 0) return []
  const places = tags.map(() => '?').join(', ')
  const values: Value[] = [ambassador, ...tags]
  const condition = `contacts.ambassador = ? AND contacts.${column} IN (${places})`
  return stored.find(tx, brand, `${condition} ORDER BY contacts.created_at, contacts.id`, values)
}

function newestOf({ emails, phones }: ContactTags): Pick<StoredContact, 'emailTag' | 'phoneTag'> {
  return { emailTag: emails[0] ?? null, phoneTag: phones[0] ?? null }
}
