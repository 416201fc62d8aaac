// Writing what a contact becomes, and what its history says of that.
import type { RecordTransaction } from '../stores/records.ts'
import type { Contact } from './contact.ts'
import { changesBetween, recordChanges, recordCreation } from './contact-history.ts'
import type { ContactTags } from './contact-tags.ts'
import { inheritRestriction } from './inherit-restriction.ts'
import { firstContact, nextContact, type Said } from './next-contact.ts'
import type { StoredContact, StoredContacts } from './stored-contacts.ts'

/** What was said, before it is known of whom. */
export type SaidNow = Omit<Said, 'isSameAddress'>

export async function insertContact(
  stored: StoredContacts,
  tx: RecordTransaction,
  brand: string,
  { id, ambassador }: Pick<Contact, 'id' | 'ambassador'>,
  said: SaidNow,
  tags: ContactTags,
): Promise<Contact> {
  const contact = firstContact(id, ambassador, { ...said, isSameAddress: false })
  await stored.write(tx, brand, { contact, key: null, ...newestOf(tags) })
  await recordCreation(tx, contact)
  return { ...contact, restrictedAt: await inheritRestriction(tx, id, tags) }
}

/** `tags`: null leaves those that it has. */
export async function updateContact(
  stored: StoredContacts,
  tx: RecordTransaction,
  brand: string,
  before: StoredContact,
  said: SaidNow,
  tags: ContactTags | null,
): Promise<Contact> {
  const isSameAddress = !tags || isAmong(before.emailTag, tags.emails)
  const next = nextContact(before.contact, { ...said, isSameAddress })
  const changes = changesBetween(before.contact, next)
  const { changedAt, changedBy } = before.contact
  // Written also when nothing differs: tags and key are then under the newest pepper.
  const contact = changes.length > 0 ? next : { ...next, changedAt, changedBy }
  await stored.write(tx, brand, { ...before, ...(tags ? newestOf(tags) : {}), contact })
  await recordChanges(tx, contact, changes)
  return contact
}

function isAmong(tag: string | null, tags: readonly string[]): boolean {
  return tag === null ? tags.length === 0 : tags.includes(tag)
}

function newestOf({ emails, phones }: ContactTags): Pick<StoredContact, 'emailTag' | 'phoneTag'> {
  return { emailTag: emails[0] ?? null, phoneTag: phones[0] ?? null }
}
