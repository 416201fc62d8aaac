// The contact that one of the brand's own IDs stands for, where the brand may see them at all (A3, E5).
import type { Brand } from '../../brands/brand.ts'
import type { RecordTransaction } from '../../stores/records.ts'
import { isBrands } from '../shown-contact.ts'
import type { ExternalContacts } from './external-contacts.ts'

/** Answers the contact's ID; null: there is none, or none that is shown. */
export type FindShown = (tx: RecordTransaction, brand: Brand, externalId: string) => Promise<string | null>

export function createFindShown(externalContacts: ExternalContacts): FindShown {
  return async (tx, { name, settings }, externalId) => {
    const known = settings.contacts === 'on' ? await externalContacts.find(tx, name, externalId) : null
    if (!known) return null
    const [row] = await tx.run(`SELECT id FROM contacts WHERE id = ? AND ${isBrands}`, [known.contact])
    return row ? String(row.id) : null
  }
}
