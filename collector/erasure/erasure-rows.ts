// Erasures as rows: begun in one transaction, gone on with after a kill, closed with their certificate.
import { z } from 'zod'
import type { RecordRow, RecordTransaction } from '../stores/records.ts'
import { type AskedErasure, type ErasureKind, erasureKinds, erasureReasons } from './asked-erasure.ts'
import { type SignedCertificate, signedCertificate } from './certificate.ts'

const tags = z.array(z.string())

/** What is known of it while it is under way; nothing of this stays when it is done. */
const workForm = z.strictObject({
  /** The contacts that go, by their IDs. */
  contacts: tags,
  whose: z.strictObject({ visitors: tags, customers: tags, emails: tags, phones: tags }),
  suppressions: z.array(
    z.strictObject({ person: z.string(), ambassador: z.string(), reason: z.string(), since: z.int() }),
  ),
  /** What the new IDs of events are made from: who has destroyed it cannot tell any more which they stand for. */
  secret: z.string(),
  ambassador: z.string().nullable(),
  erased: z.record(z.string(), z.int()),
  months: z.array(z.string()),
})
export type ErasureWork = z.infer<typeof workForm>

/** `begun`: nothing is gone. `records`: the rows are. `found`: the events that are meant are known. */
const states = ['begun', 'records', 'found', 'done'] as const
export type ErasureState = (typeof states)[number]

export interface ErasureRow extends AskedErasure {
  id: string
  kind: ErasureKind
  /** Opaque IDs: contacts, an ambassador, a brand. */
  subjects: string[]
  askedAt: number
  state: ErasureState
  work: ErasureWork
}

export async function insertErasure(tx: RecordTransaction, row: ErasureRow): Promise<void> {
  await tx.run(
    `INSERT INTO erasures (id, kind, subjects, reason, asked_by, asked_at, state, work)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      row.id,
      row.kind,
      JSON.stringify(row.subjects),
      row.reason,
      row.by,
      row.askedAt,
      row.state,
      JSON.stringify(row.work),
    ],
  )
}

export async function updateErasure(
  tx: RecordTransaction,
  { id, state, work }: Pick<ErasureRow, 'id' | 'state' | 'work'>,
): Promise<void> {
  tx.leaveNoTrace()
  await tx.run('UPDATE erasures SET state = ?, work = ? WHERE id = ?', [state, JSON.stringify(work), id])
}

/** Its certificate stays; what was known of the person goes. */
export async function closeErasure(
  tx: RecordTransaction,
  id: string,
  certificate: SignedCertificate,
): Promise<void> {
  tx.leaveNoTrace()
  await tx.run("UPDATE erasures SET state = 'done', work = NULL, certificate = ? WHERE id = ?", [
    JSON.stringify(certificate),
    id,
  ])
}

/** Null: there is no such erasure, or it is not done. */
export async function certificateOf(tx: RecordTransaction, id: string): Promise<SignedCertificate | null> {
  const [row] = await tx.run("SELECT certificate FROM erasures WHERE id = ? AND state = 'done'", [id])
  return row ? signedCertificate.parse(JSON.parse(String(row.certificate))) : null
}

/** Those that were begun and are not done, the oldest first. */
export async function openErasures(tx: RecordTransaction): Promise<ErasureRow[]> {
  const rows = await tx.run("SELECT * FROM erasures WHERE state <> 'done' ORDER BY asked_at, id")
  return rows.map(rowOf)
}

function rowOf(row: RecordRow): ErasureRow {
  return {
    id: String(row.id),
    kind: z.enum(erasureKinds).parse(row.kind),
    subjects: tags.parse(JSON.parse(String(row.subjects))),
    reason: z.enum(erasureReasons).parse(row.reason),
    by: String(row.asked_by),
    askedAt: Number(row.asked_at),
    state: z.enum(states).parse(row.state),
    work: workForm.parse(JSON.parse(String(row.work))),
  }
}
