// That a publication was sent to one contact (E12): noted in their history, and answered with links of their own.
import { z } from 'zod'
import { linksOf } from '../../publications/publication-links.ts'
import type { Publication } from '../../publications/publications.ts'
import type { Sends } from '../../publications/sends.ts'
import type { RecordTransaction } from '../../stores/records.ts'
import { isBrands } from '../shown-contact.ts'
import type { ExternalContacts } from './external-contacts.ts'
import { orNull, ownId, ownTime } from './item-fields.ts'
import { invalid, parseItem } from './parse-item.ts'
import { type Take, whole } from './taken.ts'

const sendSchema = z.strictObject({
  /** The brand's own ID, as it sent the contact. */
  external_id: orNull(ownId),
  /** The contact's ID, as the export of contacts has it. */
  contact: orNull(ownId),
  at: ownTime,
})
type Sent = z.output<typeof sendSchema>

export interface TakeSendOptions {
  externalContacts: ExternalContacts
  sends: Sends
}

/** Takes the contacts that one publication was sent to. */
export type TakeSend = (publication: Publication) => Take

export function createTakeSend({ externalContacts, sends }: TakeSendOptions): TakeSend {
  /** Of a contact that is hidden from the brand nothing is told, not even that it is there (A3); one that is restricted is sent nothing. */
  async function findContact(tx: RecordTransaction, brand: string, { external_id, contact }: Sent) {
    const known = external_id === null ? null : await externalContacts.find(tx, brand, external_id)
    const isMeant = known ? 'contacts.sealed IS NOT NULL AND contacts.restricted_at IS NULL' : isBrands
    const [row] = await tx.run(`SELECT id FROM contacts WHERE id = ? AND ${isMeant}`, [
      known?.contact ?? contact,
    ])
    return row ? String(row.id) : null
  }

  return (publication) => async (tx, brand, item) => {
    const parsed = parseItem(sendSchema, item)
    if (!parsed.ok) return parsed
    const { external_id, contact: id, at } = parsed.item
    if ((external_id === null) === (id === null))
      return invalid('external_id', 'or contact is needed, and only one')
    const contact = await findContact(tx, brand.name, parsed.item)
    if (contact === null) return invalid(external_id === null ? 'contact' : 'external_id', 'is not known')
    const secret = await sends.send(tx, brand.name, { publication: publication.id, contact, at })
    return { ...whole, links: linksOf(brand, publication, secret) }
  }
}
