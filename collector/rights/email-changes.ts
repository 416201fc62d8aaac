// New addresses that wait for their confirmation: sealed, one at a time for a contact, gone when confirmed or over.
import { z } from 'zod'
import { parseJson } from '../parse-json.ts'
import type { SealedNotes } from '../privacy/sealed-note.ts'
import type { RecordRow, RecordTransaction } from '../stores/records.ts'

export interface EmailChange {
  id: string
  contact: string
  /** The request that it answers. */
  request: string
  email: string
}

/** Each call is part of the caller's transaction of that brand. */
export interface EmailChanges {
  /** Keeps it in place of an earlier one; answers the requests of those that it replaces. */
  add(tx: RecordTransaction, brand: string, change: EmailChange): Promise<string[]>
  get(tx: RecordTransaction, brand: string, id: string): Promise<EmailChange | null>
  /** Answers the requests of what waited. */
  remove(tx: RecordTransaction, contact: string): Promise<string[]>
  /** Those that were asked for before this moment; answers their requests. */
  removeBefore(tx: RecordTransaction, before: number): Promise<string[]>
}

const form = z.object({ email: z.string() })

export function createEmailChanges({ notes, now }: { notes: SealedNotes; now: () => number }): EmailChanges {
  function changeOf(brand: string, row: RecordRow): EmailChange | null {
    const id = String(row.id)
    const text = notes.open(brand, id, String(row.sealed))
    const parsed = form.safeParse(text === null ? null : parseJson(text))
    if (!parsed.success) return null
    return { id, contact: String(row.contact), request: String(row.request), email: parsed.data.email }
  }

  async function remove(tx: RecordTransaction, contact: string): Promise<string[]> {
    const gone = await tx.run('DELETE FROM email_changes WHERE contact = ? RETURNING request', [contact])
    return gone.map((row) => String(row.request))
  }

  return {
    remove,
    async add(tx, brand, { id, contact, request, email }) {
      const replaced = await remove(tx, contact)
      const sealed = notes.seal(brand, id, JSON.stringify({ email }))
      await tx.run(
        'INSERT INTO email_changes (id, contact, request, sealed, asked_at) VALUES (?, ?, ?, ?, ?)',
        [id, contact, request, sealed, now()],
      )
      return replaced
    },
    async get(tx, brand, id) {
      const [row] = await tx.run('SELECT id, contact, request, sealed FROM email_changes WHERE id = ?', [id])
      return row ? changeOf(brand, row) : null
    },
    async removeBefore(tx, before) {
      const over = await tx.run('DELETE FROM email_changes WHERE asked_at <= ? RETURNING request', [before])
      return over.map((row) => String(row.request))
    },
  }
}
