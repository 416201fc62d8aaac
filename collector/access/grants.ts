// What each person may do where: one role at a brand, or at every brand. Read at each request, so that a grant that is
// taken ends at once (T7).
import type { RecordRow, RecordTransaction } from '../stores/records.ts'
import { type Role, roles } from './caller.ts'

/** Stands for all brands, those of tomorrow too: no brand can be called this. */
export const everyBrand = '*'

export interface Grant {
  person: string
  /** A brand's name, or `everyBrand`. */
  brand: string
  role: Role
  /** Whose contacts an `ambassador` sees. */
  ambassador: string | null
  /** Milliseconds since 1970. */
  grantedAt: number
}

export interface Grants {
  of(tx: RecordTransaction, person: string): Promise<Grant[]>
  /** The one that counts at a brand: a grant for every brand goes before one for this. */
  at(tx: RecordTransaction, person: string, brand: string): Promise<Grant | null>
  /** Those of one brand, without the grants for every brand; or all, for null. */
  list(tx: RecordTransaction, brand: string | null): Promise<Grant[]>
  /** In place of the role that the person had there. `by`: a person's ID; null for the command line. */
  give(tx: RecordTransaction, grant: Omit<Grant, 'grantedAt'>, by: string | null): Promise<void>
  /** At one brand, or everywhere for null. */
  take(tx: RecordTransaction, person: string, brand: string | null): Promise<void>
}

export function createGrants({ now }: { now: () => number }): Grants {
  return {
    async of(tx, person) {
      return toGrants(await tx.run('SELECT * FROM grants WHERE person = ? ORDER BY brand', [person]))
    },
    async at(tx, person, brand) {
      const rows = await tx.run('SELECT * FROM grants WHERE person = ? AND brand IN (?, ?)', [
        person,
        brand,
        everyBrand,
      ])
      const found = toGrants(rows)
      return found.find((grant) => grant.brand === everyBrand) ?? found[0] ?? null
    },
    async list(tx, brand) {
      const rows =
        brand === null
          ? await tx.run('SELECT * FROM grants ORDER BY granted_at, person, brand')
          : await tx.run('SELECT * FROM grants WHERE brand = ? ORDER BY granted_at, person', [brand])
      return toGrants(rows)
    },
    async give(tx, { person, brand, role, ambassador }, by) {
      await tx.run(
        `INSERT INTO grants (person, brand, role, ambassador, granted_at, granted_by) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (person, brand) DO UPDATE SET role = excluded.role, ambassador = excluded.ambassador,
        granted_at = excluded.granted_at, granted_by = excluded.granted_by`,
        [person, brand, role, ambassador, now(), by],
      )
    },
    async take(tx, person, brand) {
      if (brand === null) await tx.run('DELETE FROM grants WHERE person = ?', [person])
      else await tx.run('DELETE FROM grants WHERE person = ? AND brand = ?', [person, brand])
    },
  }
}

/** A role that this version does not know grants nothing (A6). */
function toGrants(rows: readonly RecordRow[]): Grant[] {
  return rows.flatMap((row) => {
    const role = roles.find((known) => known === row.role)
    if (!role) return []
    const ambassador = typeof row.ambassador === 'string' ? row.ambassador : null
    const grantedAt = Number(row.granted_at)
    return [{ person: String(row.person), brand: String(row.brand), role, ambassador, grantedAt }]
  })
}
