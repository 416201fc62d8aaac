// A log for an investigation (L3): its entries over a period, all or those about one thing, person or address. Who asks
// knows whom they look for; the log knows only tags, so what is asked becomes its tags, under every pepper that is kept.
import type { KeyRing } from '../privacy/key-ring.ts'
import type { RecordStore, RecordTransaction } from '../stores/records.ts'
import type { Entity } from './access-act.ts'
import { type AccessEntry, operatorLog, parseAccessEntry } from './access-entry.ts'
import { addressText, foreignText } from './make-access-entry.ts'

/** What is looked for; what is left out matches all. */
export interface Wanted {
  /** Milliseconds since 1970, from the one to before the other. */
  from: number
  until: number
  by?: string | undefined
  entity?: Entity | undefined
  /** An ID as the collector or as somebody else made it; of `entity`. */
  id?: string | undefined
  /** An IP address in clear. */
  address?: string | undefined
}

export interface ExportedEntry extends Omit<AccessEntry, 'brand' | 'at' | 'previous'> {
  /** YYYY-MM-DD and hh:mm:ss.mmm, in UTC. */
  date: string
  time: string
  /** SHA-256 of the entry's text, which the next entry holds. */
  hash: string
}

export interface ExportedPage {
  entries: ExportedEntry[]
  /** The number after which to go on; null at the end. */
  next: number | null
}

export interface ExportPlace {
  records: Pick<RecordStore, 'transact'>
  keyRing: Pick<KeyRing, 'tagsUnderEveryVersion'>
  /** Null: the operator's own log. */
  brand: string | null
}

/** Entries that are looked at in one transaction. */
const rowsPerPage = 1000

/** The next matches after a number, `limit` at most; one page is looked through, so a page may be empty and not the last. */
export async function exportPage(
  { records, keyRing, brand }: ExportPlace,
  wanted: Wanted,
  { after, limit }: { after: number; limit: number },
): Promise<ExportedPage> {
  const isWanted = createMatch(keyRing, brand, wanted)
  const rows = await records.transact(brand, (tx) => readRows(tx, wanted, after))
  const found = rows.flatMap(({ sequence, body, hash }) => {
    const entry = parseAccessEntry(body)
    return entry && isWanted(entry) ? [{ sequence, exported: exportedOf(entry, hash) }] : []
  })
  const taken = found.slice(0, limit)
  const isFull = found.length > limit
  const last = isFull ? taken.at(-1)?.sequence : rows.at(-1)?.sequence
  const next = isFull || rows.length === rowsPerPage ? (last ?? null) : null
  return { entries: taken.map(({ exported }) => exported), next }
}

/** Every match, page by page. */
export async function* exportAll(place: ExportPlace, wanted: Wanted): AsyncGenerator<ExportedEntry[]> {
  let after: number | null = 0
  while (after !== null) {
    const page: ExportedPage = await exportPage(place, wanted, { after, limit: rowsPerPage })
    yield page.entries
    after = page.next
  }
}

async function readRows(tx: RecordTransaction, { from, until }: Wanted, after: number) {
  const rows = await tx.run(
    `SELECT sequence, body, hash FROM access_log_entries WHERE sequence > ? AND at >= ? AND at < ?
    ORDER BY sequence LIMIT ?`,
    [after, from, until, rowsPerPage],
  )
  return rows.map((row) => ({
    sequence: Number(row.sequence),
    body: String(row.body),
    hash: String(row.hash),
  }))
}

function createMatch(keyRing: ExportPlace['keyRing'], brand: string | null, wanted: Wanted) {
  const name = brand ?? operatorLog
  const { by, entity, id, address } = wanted
  const ids =
    id === undefined || entity === undefined
      ? null
      : [id, ...keyRing.tagsUnderEveryVersion(name, 'identifier', foreignText(entity, id))]
  const addresses =
    address === undefined ? null : keyRing.tagsUnderEveryVersion(name, 'address', addressText(address))
  return (entry: AccessEntry): boolean =>
    (by === undefined || entry.by === by) &&
    (entity === undefined || entry.entity === entity) &&
    (ids === null || ids.includes(entry.id ?? '')) &&
    (addresses === null || addresses.includes(entry.address ?? ''))
}

function exportedOf({ brand: _brand, at, previous: _previous, ...entry }: AccessEntry, hash: string) {
  const [date = '', time = ''] = new Date(at).toISOString().split(/[TZ]/)
  return { ...entry, date, time, hash }
}
