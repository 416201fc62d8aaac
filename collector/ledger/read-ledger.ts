// A brand's ledger from its database, in pages, as lines. Entries are only ever added, so pages fit together.
import type { RecordRow, RecordStore, RecordTransaction } from '../stores/records.ts'
import type { WholeLine } from './ledger-line.ts'

/** Every line that was there when its page was read; the last page ends with the checkpoint over its last entry. */
export async function* readLedger(
  store: Pick<RecordStore, 'transact'>,
  brand: string,
  entriesPerPage = 2000,
): AsyncGenerator<WholeLine> {
  // From the very bottom: a number that no entry can have must not hide one.
  let after = Number.MIN_SAFE_INTEGER
  for (;;) {
    const page = await store.transact(brand, (tx) => readPage(tx, brand, after, entriesPerPage))
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

async function readPage(tx: RecordTransaction, brand: string, after: number, limit: number): Promise<Page> {
  const entries = await tx.run(
    'SELECT sequence, contact, body, hash FROM ledger_entries WHERE sequence > ? ORDER BY sequence LIMIT ?',
    [after, limit],
  )
  const end = Number(entries.at(-1)?.sequence)
  const last = entries.length === limit && Number.isSafeInteger(end) ? end : null
  const checkpoints = await tx.run(
    'SELECT sequence, at, hash, signer, signature FROM ledger_checkpoints WHERE sequence > ? AND sequence <= ?',
    [after, last ?? Number.MAX_SAFE_INTEGER],
  )
  const placed = [...entries.map(placedEntry), ...checkpoints.map((row) => placedCheckpoint(brand, row))]
  // A stable sort: of the same number the entry stays before its checkpoint.
  placed.sort((one, other) => one.sequence - other.sequence)
  return { lines: placed.map(({ line }) => line), last }
}

interface Placed {
  sequence: number
  line: WholeLine
}

function placedEntry(row: RecordRow): Placed {
  const sequence = Number(row.sequence)
  const contact = row.contact === null ? null : String(row.contact)
  const entry = { body: String(row.body), hash: String(row.hash), beside: { sequence, contact } }
  return { sequence, line: { kind: 'entry', entry } }
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
