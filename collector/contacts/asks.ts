// What an address was asked to confirm: the boxes and fields of one submission, sealed until it is confirmed or over.
import { z } from 'zod'
import { optInCases, optInSources, type Recipient, recipients } from '../../sdk/protocol/opt-in.ts'
import type { SealedNotes } from '../privacy/sealed-note.ts'
import type { RecordRow, RecordTransaction } from '../stores/records.ts'
import type { ContactFields } from './contact.ts'

const box = z.strictObject({ ticked: z.boolean(), text: z.string(), list: z.string().optional() })

/** What is sealed. The ledger's entries of the confirmation are made from it again. */
const contentForm = z.strictObject({
  optInCase: z.enum(optInCases),
  popin: z.enum(optInSources),
  popinVersion: z.string(),
  language: z.string(),
  page: z.string(),
  signals: z.array(z.enum(['dnt', 'gpc'])),
  boxes: z.object({ ambassador: box.optional(), brand: box.optional(), partners: box.optional() }),
  fields: z.custom<ContactFields>((value) => typeof value === 'object' && value !== null),
  order: z.string().optional(),
  ambassador: z.string(),
  publication: z.string().optional(),
  noticeVersion: z.string().nullish(),
})
export type AskContent = z.infer<typeof contentForm>

export interface Ask {
  id: string
  contact: string
  content: AskContent
  askedAt: number
  confirmedAt: number | null
}

export interface Asks {
  add(
    tx: RecordTransaction,
    brand: string,
    ask: { id: string; contact: string; content: AskContent },
  ): Promise<void>
  get(tx: RecordTransaction, brand: string, id: string): Promise<Ask | null>
  /** Those of a contact that wait, oldest first. */
  open(tx: RecordTransaction, brand: string, contact: string): Promise<Ask[]>
  /** Its fields go: they stand in the contact from now on. */
  confirm(tx: RecordTransaction, brand: string, ask: Ask): Promise<void>
  /** Those that were asked before this moment and never confirmed. */
  unanswered(tx: RecordTransaction, brand: string, before: number): Promise<Ask[]>
  /** Those of before this moment: answered or not, whether or not they can still be opened. Not what is held (R21). */
  removeBefore(tx: RecordTransaction, before: number): Promise<void>
  removeOf(tx: RecordTransaction, contact: string): Promise<void>
}

/** Whose boxes were ticked. */
export function tickedOf({ boxes }: Pick<AskContent, 'boxes'>): Recipient[] {
  return recipients.filter((to) => boxes[to]?.ticked === true)
}

export function createAsks({ notes, now }: { notes: SealedNotes; now: () => number }): Asks {
  const columns = 'id, contact, sealed, asked_at, confirmed_at'

  /** What cannot be opened any more (its pepper is gone) can only run out. */
  function askOf(brand: string, row: RecordRow): Ask[] {
    const id = String(row.id)
    const text = notes.open(brand, id, String(row.sealed))
    if (text === null) return []
    return [
      {
        id,
        contact: String(row.contact),
        content: contentForm.parse(JSON.parse(text)),
        askedAt: Number(row.asked_at),
        confirmedAt: row.confirmed_at === null ? null : Number(row.confirmed_at),
      },
    ]
  }

  return {
    async add(tx, brand, { id, contact, content }) {
      await tx.run('INSERT INTO asks (id, contact, sealed, asked_at) VALUES (?, ?, ?, ?)', [
        id,
        contact,
        notes.seal(brand, id, JSON.stringify(content)),
        now(),
      ])
    },
    async get(tx, brand, id) {
      const rows = await tx.run(`SELECT ${columns} FROM asks WHERE id = ?`, [id])
      return rows.flatMap((row) => askOf(brand, row))[0] ?? null
    },
    async open(tx, brand, contact) {
      const rows = await tx.run(
        `SELECT ${columns} FROM asks WHERE contact = ? AND confirmed_at IS NULL ORDER BY asked_at, id`,
        [contact],
      )
      return rows.flatMap((row) => askOf(brand, row))
    },
    async confirm(tx, brand, { id, content }) {
      await tx.run('UPDATE asks SET confirmed_at = ?, sealed = ? WHERE id = ?', [
        now(),
        notes.seal(brand, id, JSON.stringify({ ...content, fields: {} })),
        id,
      ])
    },
    async unanswered(tx, brand, before) {
      const rows = await tx.run(
        `SELECT ${columns} FROM asks WHERE confirmed_at IS NULL AND asked_at <= ? ORDER BY asked_at, id`,
        [before],
      )
      return rows.flatMap((row) => askOf(brand, row))
    },
    async removeBefore(tx, before) {
      await tx.run(
        `DELETE FROM asks WHERE asked_at <= ?
         AND contact NOT IN (SELECT id FROM legal_holds WHERE kind = 'contact')`,
        [before],
      )
    },
    async removeOf(tx, contact) {
      await tx.run('DELETE FROM asks WHERE contact = ?', [contact])
    },
  }
}
