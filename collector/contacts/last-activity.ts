// When a contact last did something themselves, which is what retention counts from (R8). That a publication was sent or
// opened is not their doing: a mail program opens mails by itself (E11).
import type { RecordTransaction } from '../stores/records.ts'

/** Milliseconds since 1970: they left their details, ordered, or clicked. Null when there is no such contact. */
export async function lastActivity(tx: RecordTransaction, contact: string): Promise<number | null> {
  const [row] = await tx.run(
    `SELECT max(at) AS at FROM (
      SELECT created_at AS at FROM contacts WHERE id = ?
      UNION ALL SELECT ordered_at FROM contact_orders WHERE contact = ?
      UNION ALL SELECT happened_at FROM contact_interactions WHERE contact = ? AND kind = 'clicked'
    ) AS acts`,
    [contact, contact, contact],
  )
  return typeof row?.at === 'number' ? row.at : null
}
