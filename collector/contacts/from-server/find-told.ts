// The contact that the brand's server speaks of: by its own ID, or by ours as the export of contacts has it.
import { z } from 'zod'
import type { RecordTransaction } from '../../stores/records.ts'
import { isBrands } from '../shown-contact.ts'
import type { ExternalContacts } from './external-contacts.ts'
import { orNull, ownId } from './item-fields.ts'
import { type ItemProblem, invalid } from './parse-item.ts'

/** The fields of an item that is about one contact. */
export const toldFields = {
  /** The brand's own ID, as it sent the contact. */
  external_id: orNull(ownId),
  /** The contact's ID, as the export of contacts has it. */
  contact: orNull(ownId),
}
const toldSchema = z.object(toldFields)
type Told = z.output<typeof toldSchema>

export type FoundTold = { ok: true; contact: string } | { ok: false; problem: ItemProblem }

/**
 * Of a contact that is hidden from the brand nothing is told, not even that it is there (A3); one that was erased or is
 * restricted is nobody to speak of.
 */
export type FindTold = (tx: RecordTransaction, brand: string, told: Told) => Promise<FoundTold>

export function createFindTold(externalContacts: ExternalContacts): FindTold {
  return async (tx, brand, { external_id, contact }) => {
    if ((external_id === null) === (contact === null))
      return invalid('external_id', 'or contact is needed, and only one')
    const known = external_id === null ? null : await externalContacts.find(tx, brand, external_id)
    const isMeant = known ? 'contacts.sealed IS NOT NULL AND contacts.restricted_at IS NULL' : isBrands
    const [row] = await tx.run(`SELECT id FROM contacts WHERE id = ? AND ${isMeant}`, [
      known?.contact ?? contact,
    ])
    if (!row) return invalid(external_id === null ? 'contact' : 'external_id', 'is not known')
    return { ok: true, contact: String(row.id) }
  }
}
