// Objections (article 21) that stand until the person takes them back. To being written to one objects by stopping all
// (`withdraw.ts`), which is kept as an opt-out; here is the other thing that is done with what is known of somebody.
import { numberIn } from '../contacts/contact-row.ts'
import type { RecordTransaction } from '../stores/records.ts'

/** `profiling`: working out what somebody prefers (E19). */
export type Objection = 'profiling'

/** Keeps it for each of a person's contacts; the first date stays. */
export async function keepObjection(
  tx: RecordTransaction,
  contacts: readonly string[],
  about: Objection,
  at: number,
): Promise<void> {
  for (const contact of contacts)
    await tx.run(
      'INSERT INTO objections (contact, about, since) VALUES (?, ?, ?) ON CONFLICT (contact, about) DO NOTHING',
      [contact, about, at],
    )
}

export async function dropObjection(
  tx: RecordTransaction,
  contacts: readonly string[],
  about: Objection,
): Promise<void> {
  for (const contact of contacts)
    await tx.run('DELETE FROM objections WHERE contact = ? AND about = ?', [contact, about])
}

/** Since when one of these contacts objects, milliseconds since 1970; null: none does. */
export async function objectedSince(
  tx: RecordTransaction,
  contacts: readonly string[],
  about: Objection,
): Promise<number | null> {
  if (contacts.length === 0) return null
  const places = contacts.map(() => '?').join(', ')
  const [row] = await tx.run(
    `SELECT since FROM objections WHERE about = ? AND contact IN (${places}) ORDER BY since LIMIT 1`,
    [about, ...contacts],
  )
  return row ? numberIn(row, 'since') : null
}
