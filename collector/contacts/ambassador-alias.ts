// The name that shoppers know an ambassador by: that of their newest publication.
import type { RecordTransaction } from '../stores/records.ts'

/** Null when no publication of theirs is known, or they are erased. */
export async function findAlias(tx: RecordTransaction, ambassador: string): Promise<string | null> {
  const [row] = await tx.run(
    `SELECT alias FROM publications WHERE ambassador = ? AND alias <> ''
     ORDER BY registered_at DESC, id LIMIT 1`,
    [ambassador],
  )
  return row ? String(row.alias) : null
}
