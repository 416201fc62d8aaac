// Support looks at a contact (A8): masked at first; unmasked for a written reason, which is kept and logged before a
// field is shown.
import type { AccessLog } from '../access-log/access-log.ts'
import type { Brand } from '../brands/brand.ts'
import { type ContactFields, isErased } from '../contacts/contact.ts'
import { numberIn, textIn } from '../contacts/contact-row.ts'
import type { Contacts } from '../contacts/contacts.ts'
import type { SealedNotes } from '../privacy/sealed-note.ts'
import type { RecordRow, RecordStore } from '../stores/records.ts'
import { type MaskedFields, maskFields } from './mask.ts'
import type { Persons, Whose } from './person.ts'

export interface MaskedContact extends MaskedFields {
  id: string
  ambassador: string
  email_status: string
  restricted_since: string | null
}

/** Who looked at whom, when and why. */
export interface Unmasking {
  id: string
  contact: string
  by: string
  at: string
  /** Null where it can be opened no more: its pepper is gone. */
  reason: string | null
}

export interface Support {
  find(brand: Brand, whose: Whose): Promise<MaskedContact[]>
  /** Null: there is no such contact; that is logged too. */
  unmask(
    brand: Brand,
    asked: { contact: string; reason: string; by: string; address?: string | undefined },
  ): Promise<ContactFields | null>
  /** The newest first. */
  unmaskings(brand: Brand, most: number): Promise<Unmasking[]>
}

export interface SupportOptions {
  records: RecordStore
  contacts: Pick<Contacts, 'get'>
  persons: Pick<Persons, 'find'>
  notes: SealedNotes
  accessLog: Pick<AccessLog, 'addWithin'>
  newId: () => string
  now: () => number
}

export function createSupport(options: SupportOptions): Support {
  const { records, contacts, persons, notes, accessLog, newId, now } = options

  function toUnmasking(brand: string, row: RecordRow): Unmasking {
    const id = textIn(row, 'id')
    return {
      id,
      contact: textIn(row, 'contact'),
      by: textIn(row, 'unmasked_by'),
      at: new Date(numberIn(row, 'unmasked_at')).toISOString(),
      reason: notes.open(brand, id, textIn(row, 'sealed')),
    }
  }

  return {
    find: ({ name }, whose) =>
      records.transact(name, async (tx) =>
        (await persons.find(tx, name, whose)).map(
          ({ id, ambassador, emailStatus, restrictedAt, fields }) => ({
            id,
            ambassador,
            email_status: emailStatus,
            restricted_since: restrictedAt === null ? null : new Date(restrictedAt).toISOString(),
            ...maskFields(fields),
          }),
        ),
      ),
    unmask: ({ name }, { contact: id, reason, by, address }) =>
      records.transact(name, async (tx) => {
        const contact = await contacts.get(tx, name, id)
        if (!contact || isErased(contact)) return null
        const row = newId()
        await tx.run(
          'INSERT INTO unmaskings (id, contact, unmasked_by, unmasked_at, sealed) VALUES (?, ?, ?, ?, ?)',
          [row, id, by, now(), notes.seal(name, row, reason)],
        )
        const act = { by, operation: 'read', entity: 'contact', id, reason: 'support', note: reason } as const
        await accessLog.addWithin(tx, name, { ...act, address })
        return contact.fields
      }),
    unmaskings: ({ name }, most) =>
      records.transact(name, async (tx) => {
        const rows = await tx.run(
          'SELECT id, contact, unmasked_by, unmasked_at, sealed FROM unmaskings ORDER BY unmasked_at DESC, id LIMIT ?',
          [most],
        )
        return rows.map((row) => toUnmasking(name, row))
      }),
  }
}
