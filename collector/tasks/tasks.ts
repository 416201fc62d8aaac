// Tasks in the brand's database: added by the transaction that decides them, claimed by a runner, finished once.
import type { RecordRow, RecordTransaction } from '../stores/records.ts'

/**
 * `submission`: settle an opt-in that was answered 202. `link_request`: somebody typed an address to get their link.
 * `mail`: send a mail to a contact. `webhook`: tell the brand. `report_mail`: mail a report to one of its people.
 */
export const taskKinds = ['submission', 'link_request', 'mail', 'webhook', 'report_mail'] as const
export type TaskKind = (typeof taskKinds)[number]

export interface NewTask {
  /** Adding the same ID again, waiting or finished, changes nothing. */
  id: string
  kind: TaskKind
  /** What the task is about, as a keyed tag or an opaque ID; empty when nobody asks. */
  subject?: string
  /** Never personal data in clear: sealed, or opaque IDs. */
  payload: string
  /** Milliseconds since 1970; default now. */
  dueAt?: number
}

export interface Task {
  id: string
  kind: TaskKind
  payload: string
  /** How often it was claimed, this time included. */
  attempts: number
  createdAt: number
}

export interface Tasks {
  /** True when it is new. */
  add(tx: RecordTransaction, task: NewTask): Promise<boolean>
  /** Tasks of this kind about this subject that wait. */
  waiting(tx: RecordTransaction, kind: TaskKind, subject: string): Promise<number>
  /** Takes up to `most` due tasks, the longest due first, and hides them for the lease: who dies with them loses them. */
  claim(tx: RecordTransaction, kind: TaskKind, most: number): Promise<Task[]>
  /** Its payload and its subject go, its ID stays for `rememberMs`. False when it was finished before. */
  finish(tx: RecordTransaction, id: string): Promise<boolean>
  postpone(tx: RecordTransaction, id: string, dueAt: number): Promise<void>
  /** When the next task of this kind is due, or null. */
  nextDue(tx: RecordTransaction, kind: TaskKind): Promise<number | null>
  /** Forgets what was finished longer than `rememberMs` ago. */
  forgetFinished(tx: RecordTransaction): Promise<void>
}

/** How long a claimed task is nobody else's: longer than any attempt may take. */
export const leaseMs = 60_000
/** How long an ID is recognised after its task was finished. */
export const rememberMs = 30 * 86_400_000

export function createTasks({ now }: { now: () => number }): Tasks {
  return {
    async add(tx, { id, kind, subject = '', payload, dueAt = now() }) {
      const rows = await tx.run(
        `INSERT INTO tasks (id, kind, subject, payload, attempts, created_at, due_at) VALUES (?, ?, ?, ?, 0, ?, ?)
         ON CONFLICT (id) DO NOTHING RETURNING id`,
        [id, kind, subject, payload, now(), dueAt],
      )
      return rows.length > 0
    },
    async waiting(tx, kind, subject) {
      const rows = await tx.run(
        'SELECT count(*) AS waiting FROM tasks WHERE kind = ? AND subject = ? AND due_at IS NOT NULL',
        [kind, subject],
      )
      return Number(rows[0]?.waiting ?? 0)
    },
    async claim(tx, kind, most) {
      const rows = await tx.run(
        `UPDATE tasks SET attempts = attempts + 1, due_at = ? WHERE id IN
           (SELECT id FROM tasks WHERE kind = ? AND due_at <= ? ORDER BY due_at, id LIMIT ?)
         RETURNING id, kind, payload, attempts, created_at`,
        [now() + leaseMs, kind, now(), most],
      )
      return rows.map((row) => taskOf(row, kind)).sort((a, b) => a.createdAt - b.createdAt)
    },
    async finish(tx, id) {
      const rows = await tx.run(
        `UPDATE tasks SET subject = '', payload = NULL, due_at = NULL, finished_at = ?
         WHERE id = ? AND finished_at IS NULL RETURNING id`,
        [now(), id],
      )
      return rows.length > 0
    },
    async postpone(tx, id, dueAt) {
      await tx.run('UPDATE tasks SET due_at = ? WHERE id = ? AND finished_at IS NULL', [dueAt, id])
    },
    async nextDue(tx, kind) {
      const rows = await tx.run(
        'SELECT min(due_at) AS due FROM tasks WHERE kind = ? AND due_at IS NOT NULL',
        [kind],
      )
      const due = rows[0]?.due ?? null
      return due === null ? null : Number(due)
    },
    async forgetFinished(tx) {
      await tx.run('DELETE FROM tasks WHERE finished_at < ?', [now() - rememberMs])
    },
  }
}

function taskOf(row: RecordRow, kind: TaskKind): Task {
  return {
    id: String(row.id),
    kind,
    payload: String(row.payload ?? ''),
    attempts: Number(row.attempts),
    createdAt: Number(row.created_at),
  }
}
