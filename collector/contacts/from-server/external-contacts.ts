// Which contact each of the brand's own IDs stands for, and what the brand said of it last.
import type { RecordTransaction } from '../../stores/records.ts'
import type { Said } from './said.ts'

export interface ExternalContact {
  contact: string
  /** Tag of what was said. */
  said: string
}

export interface ExternalContacts {
  find(tx: RecordTransaction, brand: string, externalId: string): Promise<ExternalContact | null>
  put(tx: RecordTransaction, brand: string, externalId: string, external: ExternalContact): Promise<void>
  /** Forgets every ID of this contact. */
  forget(tx: RecordTransaction, contact: string): Promise<void>
}

export function createExternalContacts(said: Said): ExternalContacts {
  return {
    async find(tx, brand, externalId) {
      const tags = said.idTags(brand, 'contact', externalId)
      const places = tags.map(() => '?').join()
      const [row] = await tx.run(
        `SELECT contact, said FROM external_contacts WHERE external_tag IN (${places})`,
        tags,
      )
      return row ? { contact: String(row.contact), said: String(row.said) } : null
    },
    async put(tx, brand, externalId, external) {
      const [newest = '', ...older] = said.idTags(brand, 'contact', externalId)
      for (const tag of older) await tx.run('DELETE FROM external_contacts WHERE external_tag = ?', [tag])
      await tx.run(
        `INSERT INTO external_contacts (external_tag, contact, said) VALUES (?, ?, ?)
        ON CONFLICT (external_tag) DO UPDATE SET contact = excluded.contact, said = excluded.said`,
        [newest, external.contact, external.said],
      )
    },
    async forget(tx, contact) {
      await tx.run('DELETE FROM external_contacts WHERE contact = ?', [contact])
    },
  }
}
