// Contacts as they stand in the database: rows found, their keys unwrapped, their fields opened; and written back.
import type { ContactKey, ContactKeys } from '../privacy/contact-keys.ts'
import type { RecordRow, RecordTransaction, Value } from '../stores/records.ts'
import type { Contact, ContactFields } from './contact.ts'
import { contactColumns, contactOf, contactTables, numberIn, textIn, textOrNull } from './contact-row.ts'

export interface StoredContact {
  contact: Contact
  /** Null once it is erased. */
  key: ContactKey | null
  emailTag: string | null
  phoneTag: string | null
}

export interface StoredContacts {
  /** `condition`: what stands after WHERE and ORDER BY, with its values. */
  find(tx: RecordTransaction, brand: string, condition: string, values: Value[]): Promise<StoredContact[]>
  /** Inserts it, or replaces the row that has its ID; its fields are sealed anew, its key wrapped under the newest. */
  write(tx: RecordTransaction, brand: string, stored: StoredContact): Promise<void>
}

const sealedAs = 'fields'

export function createStoredContacts(contactKeys: ContactKeys): StoredContacts {
  function open(brand: string, row: RecordRow): StoredContact {
    const tags = { emailTag: textOrNull(row, 'email_tag'), phoneTag: textOrNull(row, 'phone_tag') }
    const wrapped = textOrNull(row, 'wrapped')
    if (wrapped === null) return { contact: contactOf(row, {}), key: null, ...tags }
    const key = contactKeys.unwrap(brand, textIn(row, 'id'), { version: numberIn(row, 'version'), wrapped })
    const text = key?.open(sealedAs, textIn(row, 'sealed')) ?? null
    if (text === null) throw new Error('A contact does not open: its row or its key is not its own')
    const fields: ContactFields = JSON.parse(text)
    return { contact: contactOf(row, fields), key, ...tags }
  }

  return {
    async find(tx, brand, condition, values) {
      const rows = await tx.run(`SELECT ${contactColumns} FROM ${contactTables} WHERE ${condition}`, values)
      return rows.map((row) => open(brand, row))
    },
    async write(tx, brand, { contact, key: known, emailTag, phoneTag }) {
      const isErased = known === null && Object.keys(contact.fields).length === 0
      const key = isErased ? null : (known ?? contactKeys.create(brand, contact.id))
      const sealed = key?.seal(sealedAs, JSON.stringify(contact.fields)) ?? null
      await tx.run(upsertContact, [...rowValues(contact), emailTag, phoneTag, sealed])
      if (!key) return
      const { version, wrapped } = key.wrap()
      await tx.run(upsertKey, [contact.id, version, wrapped])
    },
  }
}

const upsertContact = `INSERT INTO contacts (id, ambassador, created_at, created_by, ambassador_opt_in, brand_opt_in,
    partners_opt_in, ambassador_at, brand_at, partners_at, email_status, changed_at, changed_by,
    email_tag, phone_tag, sealed)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET ambassador_opt_in = excluded.ambassador_opt_in,
    brand_opt_in = excluded.brand_opt_in, partners_opt_in = excluded.partners_opt_in,
    ambassador_at = excluded.ambassador_at, brand_at = excluded.brand_at, partners_at = excluded.partners_at,
    email_status = excluded.email_status, changed_at = excluded.changed_at, changed_by = excluded.changed_by,
    email_tag = excluded.email_tag, phone_tag = excluded.phone_tag, sealed = excluded.sealed`

const upsertKey = `INSERT INTO contact_keys (contact, version, wrapped) VALUES (?, ?, ?)
  ON CONFLICT (contact) DO UPDATE SET version = excluded.version, wrapped = excluded.wrapped`

function rowValues(contact: Contact): Value[] {
  return [
    contact.id,
    contact.ambassador,
    contact.createdAt,
    contact.createdBy,
    contact.optIns.ambassador,
    contact.optIns.brand,
    contact.optIns.partners ? 1 : 0,
    contact.ambassadorAt,
    contact.brandAt,
    contact.partnersAt,
    contact.emailStatus,
    contact.changedAt,
    contact.changedBy,
  ]
}
