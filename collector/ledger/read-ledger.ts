// A chain from its brand's database, in pages, as lines. Entries are only ever added, so pages fit together.
import type { RecordRow, RecordStore, RecordTransaction } from '../stores/records.ts'
import type { Chain } from './chain.ts'
import { ledgerChain } from './ledger.ts'
import type { StoredEntry, WholeLine } from './ledger-line.ts'

/** Every line that was there when its page was read; the last page ends with the checkpoint over its last entry. */
export function readLedger(
  store: Pick<RecordStore, 'transact'>,
  brand: string,
  entriesPerPage = 2000,
): AsyncGenerator<WholeLine> {
  return readChain(store, ledgerChain, { database: brand, name: brand, entriesPerPage })
}

export interface ChainPlace {
  /** Null: the operator's. */
  database: string | null
  /** What the chain's own entries call the brand. */
  name: string
  entriesPerPage?: number
}

export async function* readChain(
  store: Pick<RecordStore, 'transact'>,
  chain: Chain,
  { database, name, entriesPerPage = 2000 }: ChainPlace,
): AsyncGenerator<WholeLine> {
  // From the very bottom: a number that no entry can have must not hide one.
  let after = Number.MIN_SAFE_INTEGER
  for (;;) {
    const page = await store.transact(database, (tx) =>
      readPage(tx, chain, { name, after, limit: entriesPerPage }),
    )
    yield* page.lines
    if (page.last === null) return
    after = page.last
  }
}

interface Page {
  lines: WholeLine[]
  /** The number of its last entry, null when no page follows. */
  last: number | null
}

async function readPage(
  tx: RecordTransaction,
  chain: Chain,
  { name, after, limit }: { name: string; after: number; limit: number },
): Promise<Page> {
  const entries = await tx.run(
    `SELECT sequence, ${chain.column}, body, hash FROM ${chain.entries} WHERE sequence > ? ORDER BY sequence LIMIT ?`,
    [after, limit],
  )
  const end = Number(entries.at(-1)?.sequence)
  const last = entries.length === limit && Number.isSafeInteger(end) ? end : null
  const checkpoints = await tx.run(
    `SELECT sequence, at, hash, signer, signature FROM ${chain.checkpoints} WHERE sequence > ? AND sequence <= ?`,
    [after, last ?? Number.MAX_SAFE_INTEGER],
  )
  const placed = [
    ...entries.map((row) => placedEntry(row, chain.column)),
    ...checkpoints.map((row) => placedCheckpoint(name, row)),
  ]
  // A stable sort: of the same number the entry stays before its checkpoint.
  placed.sort((one, other) => one.sequence - other.sequence)
  return { lines: placed.map(({ line }) => line), last }
}

interface Placed {
  sequence: number
  line: WholeLine
}

function placedEntry(row: RecordRow, column: Chain['column']): Placed {
  const sequence = Number(row.sequence)
  const beside = { sequence, ...besideOf(row, column) }
  const entry = { body: String(row.body), hash: String(row.hash), beside }
  return { sequence, line: { kind: 'entry', entry } }
}

function besideOf(row: RecordRow, column: Chain['column']): Omit<StoredEntry['beside'] & object, 'sequence'> {
  if (column === 'at') return { at: Number(row.at) }
  return { contact: row.contact === null ? null : String(row.contact) }
}

function placedCheckpoint(brand: string, row: RecordRow): Placed {
  const sequence = Number(row.sequence)
  const checkpoint = {
    brand,
    sequence,
    hash: String(row.hash),
    at: Number(row.at),
    signer: String(row.signer),
  }
  return { sequence, line: { kind: 'checkpoint', signed: { checkpoint, signature: String(row.signature) } } }
}
