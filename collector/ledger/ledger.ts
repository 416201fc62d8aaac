// The consent ledger of a brand: acts become entries, each holding the hash of the one before, the last one signed.
import type { RecordTransaction } from '../stores/records.ts'
import type { LedgerAct, LedgerEntry } from './entry.ts'

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
