// A restriction (article 18) is of a person, not of one row: whoever brings them anew brings somebody restricted.
import type { RecordTransaction } from '../stores/records.ts'
import { numberOrNull } from './contact-row.ts'
import type { ContactTags } from './contact-tags.ts'

/** Restricts a contact that was just written, where another of the same address (else number) is. Answers since when. */
export async function inheritRestriction(
  tx: RecordTransaction,
  id: string,
  { emails, phones }: ContactTags,
): Promise<number | null> {
  const [column, tags] = emails.length > 0 ? ['email_tag', emails] : ['phone_tag', phones]
  if (tags.length === 0) return null
  const same = `${column} IN (${tags.map(() => '?').join(', ')}) AND sealed IS NOT NULL`
  const [row] = await tx.run(
    `UPDATE contacts SET restricted_at = (SELECT min(restricted_at) FROM contacts WHERE ${same})
     WHERE id = ? RETURNING restricted_at`,
    [...tags, id],
  )
  return row ? numberOrNull(row, 'restricted_at') : null
}
