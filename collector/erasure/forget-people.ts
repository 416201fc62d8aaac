// People who log in and have nothing left to log in for (Z).
import type { RecordTransaction } from '../stores/records.ts'

/** Of the operator's transaction; answers how many were forgotten. */
export async function forgetPeopleWithoutRole(tx: RecordTransaction): Promise<number> {
  const without = 'person NOT IN (SELECT person FROM grants)'
  for (const table of ['sessions', 'remembered']) await tx.run(`DELETE FROM ${table} WHERE ${without}`)
  return (await tx.run('DELETE FROM people WHERE id NOT IN (SELECT person FROM grants) RETURNING id')).length
}
