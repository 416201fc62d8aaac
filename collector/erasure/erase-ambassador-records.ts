// An ambassador within a brand's own database (R10, Z): the alias goes, the publications keep their figures, and who is
// kept for the brand is not the ambassador's any more.
import type { Contacts } from '../contacts/contacts.ts'
import { yesesOf } from '../contacts/yeses.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { RecordTransaction } from '../stores/records.ts'
import type { AskedErasure } from './asked-erasure.ts'

export interface AmbassadorEraserOptions {
  contacts: Pick<Contacts, 'get' | 'change'>
  ledger: Ledger
  now: () => number
}

export type EraseAmbassadorRecords = (
  tx: RecordTransaction,
  brand: string,
  ambassador: string,
  asked: Pick<AskedErasure, 'by'>,
) => Promise<Record<string, number>>

export function createEraseAmbassadorRecords(options: AmbassadorEraserOptions): EraseAmbassadorRecords {
  const { contacts, ledger, now } = options

  /** What the brand may keep, nobody may use in the ambassador's name. */
  async function endOptIn(tx: RecordTransaction, brand: string, id: string, by: string): Promise<void> {
    const contact = await contacts.get(tx, brand, id)
    if (!contact || !yesesOf(contact.optIns).includes('ambassador')) return
    const { ambassador, optIns } = contact
    await contacts.change(tx, brand, id, { optIns: { ...optIns, ambassador: 'storage_only' } }, by)
    await ledger.append(tx, brand, [{ act: 'expired', recipient: 'ambassador', contact: id, ambassador }])
  }

  return async (tx, brand, ambassador, { by }) => {
    tx.leaveNoTrace()
    const kept = await tx.run('SELECT id FROM contacts WHERE ambassador = ? AND sealed IS NOT NULL', [
      ambassador,
    ])
    for (const { id } of kept) await endOptIn(tx, brand, String(id), by)
    const publications = await tx.run(
      "UPDATE publications SET alias = '', picture = NULL, url = NULL WHERE ambassador = ? RETURNING id",
      [ambassador],
    )
    const links = await tx.run('DELETE FROM ambassador_links WHERE ambassador = ? RETURNING ambassador', [
      ambassador,
    ])
    await tx.run('UPDATE ambassador_leaves SET erased_at = ? WHERE ambassador = ?', [now(), ambassador])
    return { aliases: publications.length, ambassador_links: links.length }
  }
}

/** Contacts that go with their ambassador: all but those with a brand opt-in, and those that a legal hold keeps. */
export async function contactsThatGo(
  tx: RecordTransaction,
  contacts: Pick<Contacts, 'get'>,
  brand: string,
  ambassador: string,
): Promise<string[]> {
  const rows = await tx.run(
    `SELECT id FROM contacts WHERE ambassador = ? AND sealed IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM legal_holds WHERE kind = 'contact' AND legal_holds.id = contacts.id)`,
    [ambassador],
  )
  const going: string[] = []
  for (const row of rows) {
    const contact = await contacts.get(tx, brand, String(row.id))
    if (contact && !yesesOf(contact.optIns).includes('brand')) going.push(contact.id)
  }
  return going
}
