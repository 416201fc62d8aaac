// Restricting what is kept of somebody (article 18): kept, and used for nothing until it is lifted. The conditions that
// keep a restricted contact out of lists, mails and webhooks stand where those are made.
import type { Contact } from '../contacts/contact.ts'
import { recordChanges } from '../contacts/contact-history.ts'
import type { RecordTransaction } from '../stores/records.ts'

/** Each call is part of the caller's transaction; contacts that are so already stay as they are. Answers the others. */
export interface Restrictions {
  restrict(tx: RecordTransaction, contacts: readonly Contact[], by: string): Promise<Contact[]>
  lift(tx: RecordTransaction, contacts: readonly Contact[], by: string): Promise<Contact[]>
}

export function createRestrictions({ now }: { now: () => number }): Restrictions {
  async function change(
    tx: RecordTransaction,
    contact: Contact,
    restrictedAt: number | null,
    by: string,
  ): Promise<void> {
    const changed = { ...contact, restrictedAt, changedAt: now(), changedBy: by }
    await tx.run('UPDATE contacts SET restricted_at = ?, changed_at = ?, changed_by = ? WHERE id = ?', [
      restrictedAt,
      changed.changedAt,
      by,
      contact.id,
    ])
    const what = restrictedAt === null ? 'unrestricted' : 'restricted'
    await recordChanges(tx, changed, [{ what, from: null, to: null }])
  }

  return {
    async restrict(tx, contacts, by) {
      const free = contacts.filter(({ restrictedAt }) => restrictedAt === null)
      for (const contact of free) await change(tx, contact, now(), by)
      return free
    },
    async lift(tx, contacts, by) {
      const restricted = contacts.filter(({ restrictedAt }) => restrictedAt !== null)
      for (const contact of restricted) await change(tx, contact, null, by)
      return restricted
    },
  }
}
