// How many mails one address gets, over all brands of the collector (POPINS 11, S13). Kept in the operator's database.
import type { KeyRing } from '../privacy/key-ring.ts'
import type { RecordStore, RecordTransaction } from '../stores/records.ts'

const minute = 60_000
const day = 86_400_000

/** At most so many within a time, whatever brand they come from. */
export const mailWindows = [
  { most: 1, withinMs: 10 * minute },
  { most: 3, withinMs: day },
  { most: 5, withinMs: 30 * day },
] as const

const longestMs = Math.max(...mailWindows.map(({ withinMs }) => withinMs))

/** Tags of addresses over all brands belong to none: no brand can be called this. */
const everyBrand = '-'

export type MailAllowance = { ok: true } | { ok: false; freeAt: number }

export interface MailLimits {
  /** Counts the mail of this task, once however often it asks; or says when the next one may go. */
  take(email: string, task: string): Promise<MailAllowance>
}

export interface MailLimitOptions {
  records: RecordStore
  keyRing: KeyRing
  now: () => number
}

export function createMailLimits({ records, keyRing, now }: MailLimitOptions): MailLimits {
  async function take(tx: RecordTransaction, email: string, task: string): Promise<MailAllowance> {
    const tags = keyRing.tagsUnderEveryVersion(everyBrand, 'email', email)
    await tx.run('DELETE FROM mails_sent WHERE sent_at <= ?', [now() - longestMs])
    const rows = await tx.run(
      `SELECT task, sent_at FROM mails_sent WHERE address_tag IN (${tags.map(() => '?').join(', ')})
       ORDER BY sent_at DESC`,
      tags,
    )
    if (rows.some((row) => row.task === task)) return { ok: true }
    const freeAt = nextFree(
      rows.map((row) => Number(row.sent_at)),
      now(),
    )
    if (freeAt > now()) return { ok: false, freeAt }
    await tx.run('INSERT INTO mails_sent (task, address_tag, sent_at) VALUES (?, ?, ?)', [
      task,
      keyRing.tag(everyBrand, 'email', email),
      now(),
    ])
    return { ok: true }
  }

  return { take: (email, task) => records.transact(null, (tx) => take(tx, email, task)) }
}

/** The first moment at which one more stays within every window. `sent`: the newest first. */
export function nextFree(sent: readonly number[], now: number): number {
  const frees = mailWindows.map(({ most, withinMs }) => {
    const oldestCounted = sent[most - 1]
    return oldestCounted === undefined ? now : oldestCounted + withinMs
  })
  return Math.max(now, ...frees)
}
