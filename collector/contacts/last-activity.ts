// When a contact last did something themselves, which is what retention counts from (R8). That a publication was sent or
// opened is not their doing: a mail program opens mails by itself (E11).
import type { RecordTransaction } from '../stores/records.ts'

/**
 * In SQL, beside a row of `contacts`: they left their details, ordered, clicked, or changed something on a popin or on
 * their own page.
 */
export const lastActivityOfRow = `(SELECT max(acted_at) FROM (SELECT contacts.created_at AS acted_at
  UNION ALL SELECT ordered_at FROM contact_orders WHERE contact_orders.contact = contacts.id
  UNION ALL SELECT happened_at FROM contact_interactions
    WHERE contact_interactions.contact = contacts.id AND kind = 'clicked'
  UNION ALL SELECT contact_changes.changed_at FROM contact_changes
    WHERE contact_changes.contact = contacts.id AND contact_changes.changed_by IN ('popin', 'person')
) AS acts)`

/** Milliseconds since 1970; null when there is no such contact. */
export async function lastActivity(tx: RecordTransaction, contact: string): Promise<number | null> {
  const [row] = await tx.run(`SELECT ${lastActivityOfRow} AS acted_at FROM contacts WHERE id = ?`, [contact])
  return typeof row?.acted_at === 'number' ? row.acted_at : null
}
