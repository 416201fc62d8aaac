// The consent ledger of a brand: acts become entries, each holding the hash of the one before, the last one signed.
import type { KeyRing } from '../privacy/key-ring.ts'
import type { RecordTransaction } from '../stores/records.ts'
import { checkpointEvery, type SignedCheckpoint, signCheckpoint } from './checkpoint.ts'
import type { LedgerAct, LedgerEntry } from './entry.ts'
import { entryText, parseEntry } from './entry-form.ts'
import { hashText, noHash } from './hash-text.ts'
import type { LedgerSigner } from './ledger-keys.ts'
import { makeEntry, taggedText } from './make-entry.ts'

export interface Ledger {
  /**
   * Adds acts, in their order, within the transaction that changes the contact, so that neither is kept without the
   * other. IDs become tags here. Throws a TypeError, naming the field only, when something is not in the form that
   * an entry may hold, and when a grant has no basis.
   */
  append(tx: RecordTransaction, brand: string, acts: readonly LedgerAct[]): Promise<LedgerEntry[]>
  /** A contact's entries, oldest first, by the contact's ID; found under every pepper that is kept. */
  entriesOf(tx: RecordTransaction, brand: string, contact: string): Promise<LedgerEntry[]>
}

export interface LedgerOptions {
  keyRing: KeyRing
  signer: LedgerSigner
  now: () => number
}

interface Head {
  sequence: number
  hash: string
}

/** An entry with what is stored beside it. */
interface Kept {
  entry: LedgerEntry
  body: string
  hash: string
}

/** Four values each; engines take some tens of thousands in one statement. */
const rowsPerStatement = 500

export function createLedger({ keyRing, signer, now }: LedgerOptions): Ledger {
  return {
    async append(tx, brand, acts) {
      if (acts.length === 0) return []
      const head = await readHead(tx)
      const at = now()
      const kept = chain(acts, { brand, head, at, keyRing })
      for (let i = 0; i < kept.length; i += rowsPerStatement)
        await insertEntries(tx, kept.slice(i, i + rowsPerStatement))
      await dropPassingCheckpoint(tx, head)
      for (const { entry, hash } of worthSigning(kept))
        await insertCheckpoint(tx, signCheckpoint({ brand, sequence: entry.sequence, hash, at }, signer))
      return kept.map(({ entry }) => entry)
    },

    async entriesOf(tx, brand, contact) {
      const tags = keyRing.tagsUnderEveryVersion(brand, 'identifier', taggedText('contact', contact))
      const places = tags.map(() => '?').join(', ')
      const sql = `SELECT body FROM ledger_entries WHERE contact IN (${places}) ORDER BY sequence`
      return (await tx.run(sql, tags)).map(({ body }) => readEntry(String(body)))
    },
  }
}

interface ChainOptions {
  brand: string
  head: Head
  at: number
  keyRing: KeyRing
}

function chain(acts: readonly LedgerAct[], { brand, head, at, keyRing }: ChainOptions): Kept[] {
  let { sequence, hash: previous } = head
  return acts.map((act) => {
    sequence += 1
    const entry = makeEntry(act, { brand, sequence, previous, at }, keyRing)
    const text = entryText(entry)
    if (!text.ok) throw new TypeError(`A ledger entry cannot hold this ${text.field}`)
    const { body } = text
    previous = hashText(body)
    return { entry, body, hash: previous }
  })
}

async function readHead(tx: RecordTransaction): Promise<Head> {
  const [row] = await tx.run('SELECT sequence, hash FROM ledger_entries ORDER BY sequence DESC LIMIT 1')
  return row ? { sequence: Number(row.sequence), hash: String(row.hash) } : { sequence: 0, hash: noHash }
}

async function insertEntries(tx: RecordTransaction, kept: readonly Kept[]): Promise<void> {
  const places = kept.map(() => '(?, ?, ?, ?)').join(', ')
  const values = kept.flatMap(({ entry, body, hash }) => [entry.sequence, entry.contact, body, hash])
  await tx.run(`INSERT INTO ledger_entries (sequence, contact, body, hash) VALUES ${places}`, values)
}

/** The one that only said where the ledger ended: the next one says it from now on. */
async function dropPassingCheckpoint(tx: RecordTransaction, { sequence }: Head): Promise<void> {
  if (sequence % checkpointEvery === 0) return
  await tx.run('DELETE FROM ledger_checkpoints WHERE sequence = ?', [sequence])
}

/** Every hundredth entry, and the last: nothing of the ledger is without a signature over it. */
function worthSigning(kept: readonly Kept[]): Kept[] {
  return kept.filter(
    ({ entry }, index) => entry.sequence % checkpointEvery === 0 || index === kept.length - 1,
  )
}

async function insertCheckpoint(
  tx: RecordTransaction,
  { checkpoint, signature }: SignedCheckpoint,
): Promise<void> {
  const { sequence, at, hash, signer } = checkpoint
  const sql = 'INSERT INTO ledger_checkpoints (sequence, at, hash, signer, signature) VALUES (?, ?, ?, ?, ?)'
  await tx.run(sql, [sequence, at, hash, signer, signature])
}

function readEntry(body: string): LedgerEntry {
  const entry = parseEntry(body)
  if (!entry) throw new Error('The ledger holds an entry that cannot be read; `candor verify` says which')
  return entry
}
