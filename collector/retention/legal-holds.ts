// Legal holds (R21): a record that somebody is bound to keep is neither erased nor changed by a time limit while one stands.
import type { RecordRow, RecordTransaction } from '../stores/records.ts'

/** Of a `person` who logs in, and of the whole `brand`, in the operator's database; else in the brand's. */
export const heldKinds = ['contact', 'ambassador', 'brand', 'person'] as const
export type HeldKind = (typeof heldKinds)[number]

/** Why something may be kept against its limit. A closed list, so that no free text about a person is kept beside it. */
export const holdReasons = ['legal_claim', 'court_order', 'authority_request', 'legal_duty'] as const
export type HoldReason = (typeof holdReasons)[number]

export interface LegalHold {
  kind: HeldKind
  id: string
  reason: HoldReason
  /** The number of the case, in the holder's own files. */
  reference: string | null
  /** Milliseconds since 1970. */
  heldAt: number
  /** The opaque ID of a person, `server` or `operator`. */
  heldBy: string
}

export interface LegalHolds {
  /** In place of an earlier hold of the same record. */
  set(tx: RecordTransaction, hold: Omit<LegalHold, 'heldAt'>): Promise<void>
  /** False when there was none. */
  lift(tx: RecordTransaction, kind: HeldKind, id: string): Promise<boolean>
  /** The oldest first. */
  list(tx: RecordTransaction): Promise<LegalHold[]>
}

/** The name of the reason why a record is held; null when it is not. */
export async function isHeld(tx: RecordTransaction, kind: HeldKind, id: string): Promise<string | null> {
  const [row] = await tx.run('SELECT reason FROM legal_holds WHERE kind = ? AND id = ?', [kind, id])
  return row ? String(row.reason) : null
}

export function createLegalHolds({ now }: { now: () => number }): LegalHolds {
  return {
    async set(tx, { kind, id, reason, reference, heldBy }) {
      await tx.run(
        `INSERT INTO legal_holds (kind, id, reason, reference, held_at, held_by) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (kind, id) DO UPDATE SET reason = excluded.reason, reference = excluded.reference,
        held_at = excluded.held_at, held_by = excluded.held_by`,
        [kind, id, reason, reference, now(), heldBy],
      )
    },
    async lift(tx, kind, id) {
      const rows = await tx.run('DELETE FROM legal_holds WHERE kind = ? AND id = ? RETURNING id', [kind, id])
      return rows.length > 0
    },
    async list(tx) {
      return (await tx.run('SELECT * FROM legal_holds ORDER BY held_at, kind, id')).flatMap(toHold)
    },
  }
}

/** None of a kind or for a reason that this version does not know; it holds all the same. */
function toHold(row: RecordRow): LegalHold[] {
  const kind = heldKinds.find((known) => known === row.kind)
  const reason = holdReasons.find((known) => known === row.reason)
  if (!kind || !reason) return []
  const reference = typeof row.reference === 'string' ? row.reference : null
  const [heldAt, heldBy] = [Number(row.held_at), String(row.held_by)]
  return [{ kind, id: String(row.id), reason, reference, heldAt, heldBy }]
}
