// A chain of entries in a brand's database: each holds the hash of the one before, and the last is always signed over.
// The consent ledger and the access log are such chains, each with its own tables and its own form of entry.
import type { RecordTransaction } from '../stores/records.ts'
import { type CheckpointKind, checkpointEvery, type SignedCheckpoint, signCheckpoint } from './checkpoint.ts'
import { hashText, noHash } from './hash-text.ts'
import type { LedgerSigner } from './ledger-keys.ts'

export interface Chain {
  entries: 'ledger_entries' | 'access_log_entries'
  checkpoints: 'ledger_checkpoints' | 'access_log_checkpoints'
  /** The column that repeats a part of an entry's text, for finding. */
  column: 'contact' | 'at'
  checkpointKind: CheckpointKind
}

/** Where in the chain an entry stands. */
export interface Place {
  brand: string
  sequence: number
  previous: string
  at: number
}

/** An entry at its place: its text, and what stands in the column beside it. */
export interface Link<Entry> {
  entry: Entry
  body: string
  beside: string | number | null
}

export interface Appending {
  brand: string
  at: number
  signer: LedgerSigner
}

export interface Head {
  sequence: number
  hash: string
}

/** A link with what it is stored by. */
interface Kept<Entry> extends Link<Entry>, Head {}

/** Four values each; engines take some tens of thousands in one statement. */
const rowsPerStatement = 500

/** Adds what `makers` make of their places, in their order. What one of them throws comes back, and nothing is added. */
export async function appendToChain<Entry>(
  tx: RecordTransaction,
  chain: Chain,
  { brand, at, signer }: Appending,
  makers: readonly ((place: Place) => Link<Entry>)[],
): Promise<Entry[]> {
  if (makers.length === 0) return []
  const head = await readHead(tx, chain)
  const kept = linkUp(makers, { brand, at, head })
  for (let i = 0; i < kept.length; i += rowsPerStatement)
    await insertEntries(tx, chain, kept.slice(i, i + rowsPerStatement))
  await dropPassingCheckpoint(tx, chain, head)
  for (const { sequence, hash } of worthSigning(kept)) {
    const signed = signCheckpoint({ brand, sequence, hash, at }, signer, chain.checkpointKind)
    await insertCheckpoint(tx, chain, signed)
  }
  return kept.map(({ entry }) => entry)
}

function linkUp<Entry>(
  makers: readonly ((place: Place) => Link<Entry>)[],
  { brand, at, head }: { brand: string; at: number; head: Head },
): Kept<Entry>[] {
  let { sequence, hash: previous } = head
  return makers.map((make) => {
    sequence += 1
    const link = make({ brand, sequence, previous, at })
    previous = hashText(link.body)
    return { ...link, sequence, hash: previous }
  })
}

export async function readHead(tx: RecordTransaction, { entries }: Chain): Promise<Head> {
  const [row] = await tx.run(`SELECT sequence, hash FROM ${entries} ORDER BY sequence DESC LIMIT 1`)
  return row ? { sequence: Number(row.sequence), hash: String(row.hash) } : { sequence: 0, hash: noHash }
}

async function insertEntries(
  tx: RecordTransaction,
  { entries, column }: Chain,
  kept: readonly Kept<unknown>[],
): Promise<void> {
  const places = kept.map(() => '(?, ?, ?, ?)').join(', ')
  const values = kept.flatMap(({ sequence, beside, body, hash }) => [sequence, beside, body, hash])
  await tx.run(`INSERT INTO ${entries} (sequence, ${column}, body, hash) VALUES ${places}`, values)
}

/** The one that only said where the chain ended: the next one says it from now on. */
async function dropPassingCheckpoint(
  tx: RecordTransaction,
  { checkpoints }: Chain,
  { sequence }: Head,
): Promise<void> {
  if (sequence % checkpointEvery === 0) return
  await tx.run(`DELETE FROM ${checkpoints} WHERE sequence = ?`, [sequence])
}

/** Every hundredth entry, and the last: nothing of the chain is without a signature over it. */
function worthSigning(kept: readonly Kept<unknown>[]): Kept<unknown>[] {
  return kept.filter(({ sequence }, index) => sequence % checkpointEvery === 0 || index === kept.length - 1)
}

async function insertCheckpoint(
  tx: RecordTransaction,
  { checkpoints }: Chain,
  { checkpoint, signature }: SignedCheckpoint,
): Promise<void> {
  const { sequence, at, hash, signer } = checkpoint
  const sql = `INSERT INTO ${checkpoints} (sequence, at, hash, signer, signature) VALUES (?, ?, ?, ?, ?)`
  await tx.run(sql, [sequence, at, hash, signer, signature])
}
