// Links that show a part of a brand's reports to whoever holds them: fixed filters, an end, revoked at once (A2, S15).
import { z } from 'zod'
import { newToken } from '../privacy/token.ts'
import { filterSchema } from '../reports/parse-filter.ts'
import type { Filter } from '../reports/query.ts'
import type { RecordRow, RecordStore, RecordTransaction } from '../stores/records.ts'
import type { Caller } from './caller.ts'
import type { Grants } from './grants.ts'
import { may } from './permissions.ts'
import type { TokenOptions } from './sessions.ts'

/** What is shared. */
export interface Sharing {
  /** All of them hold for whatever is asked through the link; none: everything. */
  filters: Filter[]
  /** The named report that the page begins with; null: its first. */
  report: string | null
}

export interface ShareLink extends Sharing {
  id: string
  /** Milliseconds since 1970, as `expires`. */
  madeAt: number
  /** The person who shared; null for the brand's server and the command line. */
  madeBy: string | null
  expires: number
}

export interface ShareLinks {
  /** A new link and its token, which is kept nowhere. Refused while the brand has as many as may work at once. */
  issue(brand: string, wanted: Sharing & { days: number; by: string | null }): Promise<Issued>
  /** Those that work, the newest first. */
  list(brand: string): Promise<ShareLink[]>
  /** False when the brand has no such link. */
  revoke(brand: string, id: string): Promise<boolean>
  /**
   * Who asks with this token. Null when it is another brand's, over or revoked, and when who shared may not share any
   * more: a link is worth what its author is.
   */
  find(brand: string, token: string): Promise<Caller | null>
}

export type Issued =
  | { ok: true; id: string; token: string; expires: number }
  | { ok: false; reason: 'too_many_links' }

export interface ShareLinkOptions extends TokenOptions {
  records: RecordStore
  grants: Grants
  newId: () => string
}

/** Links of one brand that work at once: each is an open door that somebody has to remember. */
export const mostLinks = 100

const dayMs = 86_400_000
const storedFilters = z.array(filterSchema)

export function createShareLinks(options: ShareLinkOptions): ShareLinks {
  const { records, keyRing, random, now, grants, newId } = options

  async function isWorking(tx: RecordTransaction, brand: string, { madeBy }: ShareLink): Promise<boolean> {
    if (madeBy === null) return true
    const grant = await grants.at(tx, madeBy, brand)
    return grant !== null && may({ kind: 'person', role: grant.role }, 'share_reports')
  }

  async function workingOf(
    tx: RecordTransaction,
    brand: string,
    rows: readonly RecordRow[],
  ): Promise<ShareLink[]> {
    const working: ShareLink[] = []
    for (const link of rows.flatMap(toLink)) if (await isWorking(tx, brand, link)) working.push(link)
    return working
  }

  async function listIn(tx: RecordTransaction, brand: string): Promise<ShareLink[]> {
    const rows = await tx.run(
      'SELECT * FROM share_links WHERE brand = ? AND expires > ? ORDER BY made_at DESC, id DESC',
      [brand, now()],
    )
    return workingOf(tx, brand, rows)
  }

  return {
    issue: (brand, { filters, report, days, by }) =>
      records.transact(null, async (tx): Promise<Issued> => {
        if ((await listIn(tx, brand)).length >= mostLinks) return { ok: false, reason: 'too_many_links' }
        const issued = { id: newId(), token: newToken(random), expires: now() + days * dayMs }
        await tx.run('DELETE FROM share_links WHERE expires <= ?', [now()])
        await tx.run(
          `INSERT INTO share_links (id, token_hash, brand, filters, report, made_at, made_by, expires)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
          [
            issued.id,
            keyRing.tokenHash(issued.token),
            brand,
            JSON.stringify(filters),
            report,
            now(),
            by,
            issued.expires,
          ],
        )
        return { ok: true, ...issued }
      }),

    list: (brand) => records.transact(null, (tx) => listIn(tx, brand)),

    revoke: (brand, id) =>
      records.transact(null, async (tx) => {
        const rows = await tx.run('DELETE FROM share_links WHERE brand = ? AND id = ? RETURNING id', [
          brand,
          id,
        ])
        return rows.length > 0
      }),

    find: (brand, token) =>
      records.transact(null, async (tx) => {
        const hashes = keyRing.tokenHashesUnderEveryVersion(token)
        const rows = await tx.run(
          `SELECT * FROM share_links WHERE brand = ? AND expires > ?
          AND token_hash IN (${hashes.map(() => '?').join()})`,
          [brand, now(), ...hashes],
        )
        const [link] = await workingOf(tx, brand, rows)
        return link ? { kind: 'link', role: 'shared_link', person: null, filters: link.filters } : null
      }),
  }
}

/** None where this version does not understand the filters: a link never shows more than was shared. */
function toLink(row: RecordRow): ShareLink[] {
  const filters = storedFilters.safeParse(JSON.parse(String(row.filters)))
  if (!filters.success) return []
  return [
    {
      id: String(row.id),
      filters: filters.data,
      report: typeof row.report === 'string' ? row.report : null,
      madeAt: Number(row.made_at),
      madeBy: typeof row.made_by === 'string' ? row.made_by : null,
      expires: Number(row.expires),
    },
  ]
}
