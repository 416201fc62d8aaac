// The consent ledger of a brand: acts become entries, each holding the hash of the one before, the last one signed.
import type { KeyRing } from '../privacy/key-ring.ts'
import type { RecordTransaction } from '../stores/records.ts'
import { appendToChain, type Chain, type Link, type Place } from './chain.ts'
import type { LedgerAct, LedgerEntry } from './entry.ts'
import { entryText, parseEntry } from './entry-form.ts'
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

/** The tables of the ledger. */
export const ledgerChain = {
  entries: 'ledger_entries',
  checkpoints: 'ledger_checkpoints',
  column: 'contact',
  checkpointKind: 'ledger_checkpoint',
} as const satisfies Chain

export function createLedger({ keyRing, signer, now }: LedgerOptions): Ledger {
  return {
    append: (tx, brand, acts) =>
      appendToChain(
        tx,
        ledgerChain,
        { brand, at: now(), signer },
        acts.map((act) => (place: Place) => linkOf(act, place, keyRing)),
      ),

    async entriesOf(tx, brand, contact) {
      const tags = keyRing.tagsUnderEveryVersion(brand, 'identifier', taggedText('contact', contact))
      const places = tags.map(() => '?').join(', ')
      const sql = `SELECT body FROM ledger_entries WHERE contact IN (${places}) ORDER BY sequence`
      return (await tx.run(sql, tags)).map(({ body }) => readEntry(String(body)))
    },
  }
}

function linkOf(act: LedgerAct, place: Place, keyRing: KeyRing): Link<LedgerEntry> {
  const entry = makeEntry(act, place, keyRing)
  const text = entryText(entry)
  if (!text.ok) throw new TypeError(`A ledger entry cannot hold this ${text.field}`)
  return { entry, body: text.body, beside: entry.contact }
}

function readEntry(body: string): LedgerEntry {
  const entry = parseEntry(body)
  if (!entry) throw new Error('The ledger holds an entry that cannot be read; `candor verify` says which')
  return entry
}
