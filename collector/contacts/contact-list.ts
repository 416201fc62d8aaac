// Contacts in the order of their creation, whole or page by page.
import type { RecordTransaction, Value } from '../stores/records.ts'
import type { Contact } from './contact.ts'
import type { ContactPage } from './contacts.ts'
import type { StoredContacts } from './stored-contacts.ts'

/** `condition`: what stands after WHERE, with its values. */
export async function listContacts(
  stored: StoredContacts,
  tx: RecordTransaction,
  brand: string,
  condition: string,
  values: readonly Value[],
  { after, limit }: ContactPage = {},
): Promise<Contact[]> {
  const following = after
    ? 'AND (contacts.created_at > ? OR (contacts.created_at = ? AND contacts.id > ?))'
    : ''
  const most = limit === undefined ? '' : 'LIMIT ?'
  const found = await stored.find(
    tx,
    brand,
    `(${condition}) ${following} ORDER BY contacts.created_at, contacts.id ${most}`,
    [
      ...values,
      ...(after ? [after.createdAt, after.createdAt, after.id] : []),
      ...(limit === undefined ? [] : [limit]),
    ],
  )
  return found.map(({ contact }) => contact)
}
