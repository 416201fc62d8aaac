// An ambassador who leaves (R10): access ends at once, and can be given back until the end of the seven days.
import type { RecordStore, RecordTransaction } from '../stores/records.ts'
import { forgetPeopleWithoutRole } from './forget-people.ts'

export interface AmbassadorLeave {
  ambassador: string
  /** Milliseconds since 1970. */
  leftAt: number
}

export interface AmbassadorLeaves {
  /** Ends every access of theirs; answers since when they have left. The same again changes nothing. */
  leave(brand: string, ambassador: string, by: string): Promise<AmbassadorLeave>
  /** Gives the access back. False: they had not left, or are erased already. */
  comeBack(brand: string, ambassador: string): Promise<boolean>
  /** Those who left and are not erased, who left first first. */
  list(brand: string): Promise<AmbassadorLeave[]>
  /** For the end: their roles at the brand go, and who has no role left is forgotten. */
  endAccess(brand: string, ambassador: string): Promise<void>
}

/** A role that grants nothing: the row stays, so that it can be given back. */
const suspendedRole = 'ambassador_left'

export function createAmbassadorLeaves({
  records,
  now,
}: {
  records: RecordStore
  now: () => number
}): AmbassadorLeaves {
  const changeRole = (from: string, to: string, brand: string, ambassador: string) =>
    records.transact(null, (tx) =>
      tx.run('UPDATE grants SET role = ? WHERE role = ? AND brand = ? AND ambassador = ?', [
        to,
        from,
        brand,
        ambassador,
      ]),
    )

  return {
    async leave(brand, ambassador, by) {
      await changeRole('ambassador', suspendedRole, brand, ambassador)
      await records.transact(null, (tx) =>
        tx.run('DELETE FROM invitations WHERE brand = ? AND ambassador = ?', [brand, ambassador]),
      )
      return records.transact(brand, async (tx) => {
        await tx.run('DELETE FROM ambassador_links WHERE ambassador = ?', [ambassador])
        // Who comes back after an erasure, and leaves again, has left anew.
        await tx.run('DELETE FROM ambassador_leaves WHERE ambassador = ? AND erased_at IS NOT NULL', [
          ambassador,
        ])
        await tx.run(
          `INSERT INTO ambassador_leaves (ambassador, left_at, left_by) VALUES (?, ?, ?)
           ON CONFLICT (ambassador) DO NOTHING`,
          [ambassador, now(), by],
        )
        const [leave] = await openLeaves(tx, ambassador)
        return leave ?? { ambassador, leftAt: now() }
      })
    },
    async comeBack(brand, ambassador) {
      const gone = await records.transact(brand, (tx) =>
        tx.run('DELETE FROM ambassador_leaves WHERE ambassador = ? AND erased_at IS NULL RETURNING left_at', [
          ambassador,
        ]),
      )
      if (gone.length > 0) await changeRole(suspendedRole, 'ambassador', brand, ambassador)
      return gone.length > 0
    },
    list: (brand) => records.transact(brand, (tx) => openLeaves(tx)),
    endAccess: (brand, ambassador) =>
      records.transact(null, async (tx) => {
        tx.leaveNoTrace()
        await tx.run('DELETE FROM grants WHERE brand = ? AND ambassador = ?', [brand, ambassador])
        await forgetPeopleWithoutRole(tx)
      }),
  }
}

/** Whether an ambassador has left, for who would give them access. */
export async function hasLeft(tx: RecordTransaction, ambassador: string): Promise<boolean> {
  return (await openLeaves(tx, ambassador)).length > 0
}

async function openLeaves(tx: RecordTransaction, only?: string): Promise<AmbassadorLeave[]> {
  const which = only === undefined ? '' : 'AND ambassador = ?'
  const rows = await tx.run(
    `SELECT ambassador, left_at FROM ambassador_leaves WHERE erased_at IS NULL ${which} ORDER BY left_at, ambassador`,
    only === undefined ? [] : [only],
  )
  return rows.map(({ ambassador, left_at }) => ({ ambassador: String(ambassador), leftAt: Number(left_at) }))
}
