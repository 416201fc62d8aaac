// Held credits that somebody released (E18): which, by whom, when. The first release of a credit stays.
import type { RecordRow, RecordStore, RecordTransaction } from '../stores/records.ts'

/** A credit is named by its order, as the events have its ID, and its publication. */
export interface CreditName {
  order: string
  publication: string
}

export interface Release extends CreditName {
  /** Milliseconds since 1970. */
  at: number
  /** The opaque ID of a person, or `server`. */
  by: string
}

export interface Releases {
  /** Releases it; the same again changes nothing. */
  release(tx: RecordTransaction, credit: CreditName, by: string): Promise<void>
  /** The oldest first. */
  list(brand: string): Promise<Release[]>
}

export function createReleases({
  records,
  now,
}: {
  records: Pick<RecordStore, 'transact'>
  now: () => number
}): Releases {
  return {
    async release(tx, { order, publication }, by) {
      await tx.run(
        `INSERT INTO credit_releases (order_id, publication, released_at, released_by) VALUES (?, ?, ?, ?)
        ON CONFLICT (order_id, publication) DO NOTHING`,
        [order, publication, now(), by],
      )
    },
    list: (brand) =>
      records.transact(brand, async (tx) => {
        const rows = await tx.run(
          `SELECT order_id, publication, released_at, released_by FROM credit_releases
          ORDER BY released_at, order_id, publication`,
        )
        return rows.map(toRelease)
      }),
  }
}

function toRelease(row: RecordRow): Release {
  return {
    order: String(row.order_id),
    publication: String(row.publication),
    at: Number(row.released_at),
    by: String(row.released_by),
  }
}
