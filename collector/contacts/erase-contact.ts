// Taking a contact away: its key and fields only, or all of it.
import { recordChanges } from './contact-history.ts'
import type { Contacts } from './contacts.ts'
import { findById } from './find-contact.ts'
import type { StoredContacts } from './stored-contacts.ts'

export interface EraseOptions {
  stored: StoredContacts
  now: () => number
}

export function createEraseContact({ stored, now }: EraseOptions): Contacts['erase'] {
  return async (tx, brand, id, by) => {
    const found = await findById(stored, tx, brand, id)
    tx.leaveNoTrace()
    if (!found?.key) return found !== null
    const contact = { ...found.contact, fields: {}, changedAt: now(), changedBy: by }
    await tx.run('DELETE FROM contact_keys WHERE contact = ?', [id])
    // Z: of what somebody is found by, the address's hash alone stays.
    await stored.write(tx, brand, { ...found, key: null, phoneTag: null, contact })
    await recordChanges(tx, contact, [{ what: 'erased', from: null, to: null }])
    return true
  }
}
