// Which contacts a limit is over for, and since when: one question, whichever the limit.
import type { RecordTransaction } from '../stores/records.ts'
import { dueAt, type Length, latestStart } from './limit-length.ts'

/** What makes a contact one of a limit's, in SQL over `contacts` and, where the limit needs it, one table beside it. */
export interface ContactQuestion {
  /** What stands after FROM; default: `contacts`. */
  from?: string
  condition: string
  /** From when the limit counts, milliseconds since 1970. */
  start: string
}

export interface DueContact {
  id: string
  at: number
  /** The name of the reason of the hold that stands on it, `restricted` where the person wants it kept (article 18), or null. */
  heldBecause: string | null
}

/** The longest due first. `only`: one contact alone. */
export async function dueContacts(
  tx: RecordTransaction,
  { from = 'contacts', condition, start }: ContactQuestion,
  length: Length,
  until: number,
  only?: string,
): Promise<DueContact[]> {
  const rows = await tx.run(
    `SELECT found.id, found.start_at, coalesce(legal_holds.reason, found.restricted) AS reason FROM
      (SELECT contacts.id AS id, ${start} AS start_at,
        CASE WHEN contacts.restricted_at IS NULL THEN NULL ELSE 'restricted' END AS restricted
      FROM ${from} WHERE ${condition}) AS found
    LEFT JOIN legal_holds ON legal_holds.kind = 'contact' AND legal_holds.id = found.id
    WHERE found.start_at <= ?${only === undefined ? '' : ' AND found.id = ?'} ORDER BY found.start_at, found.id`,
    [latestStart(until, length), ...(only === undefined ? [] : [only])],
  )
  return rows
    .map((row) => ({
      id: String(row.id),
      at: dueAt(Number(row.start_at), length),
      heldBecause: row.reason === null ? null : String(row.reason),
    }))
    .filter(({ at }) => at <= until)
}

/** Neither erased already, nor waiting for a confirmation, which has a limit of its own (R6). */
export const isLiving = "contacts.sealed IS NOT NULL AND contacts.ambassador_opt_in <> 'blog_popin_pending'"

/** Nobody has a yes of theirs. */
export const isWithoutYes =
  "contacts.brand_opt_in IN ('none', 'storage_only') AND contacts.partners_opt_in = 0"

/** When the last of their three opt-ins became what it is. */
export const lastSaid = `(SELECT max(said_at) FROM (SELECT contacts.created_at AS said_at
  UNION ALL SELECT contacts.ambassador_at UNION ALL SELECT contacts.brand_at UNION ALL SELECT contacts.partners_at
) AS said)`
