// Finding a contact: by its ID, by a tag, or as the person who was here before.
import type { RecordTransaction } from '../stores/records.ts'
import type { ContactTags } from './contact-tags.ts'
import type { StoredContact, StoredContacts } from './stored-contacts.ts'

export async function findById(
  stored: StoredContacts,
  tx: RecordTransaction,
  brand: string,
  id: string,
): Promise<StoredContact | null> {
  const [found] = await stored.find(tx, brand, 'contacts.id = ?', [id])
  return found ?? null
}

/** The one that this ambassador has by the e-mail; else by the phone, unless another address stands beside it. */
export async function findSame(
  stored: StoredContacts,
  tx: RecordTransaction,
  brand: string,
  ambassador: string,
  tags: ContactTags,
): Promise<StoredContact | null> {
  const [byEmail] = await findByEmailTag(stored, tx, brand, ambassador, tags)
  if (byEmail) return byEmail
  const byPhone = await findByTags(stored, tx, brand, ambassador, 'phone_tag', tags.phones)
  return byPhone.find(({ emailTag }) => tags.emails.length === 0 || emailTag === null) ?? null
}

export function findByEmailTag(
  stored: StoredContacts,
  tx: RecordTransaction,
  brand: string,
  ambassador: string,
  { emails }: ContactTags,
): Promise<StoredContact[]> {
  return findByTags(stored, tx, brand, ambassador, 'email_tag', emails)
}

async function findByTags(
  stored: StoredContacts,
  tx: RecordTransaction,
  brand: string,
  ambassador: string,
  column: 'email_tag' | 'phone_tag',
  tags: readonly string[],
): Promise<StoredContact[]> {
  if (tags.length === 0) return []
  const places = tags.map(() => '?').join(', ')
  const condition = `contacts.ambassador = ? AND contacts.${column} IN (${places})`
  const order = 'ORDER BY contacts.created_at, contacts.id'
  return stored.find(tx, brand, `${condition} ${order}`, [ambassador, ...tags])
}
