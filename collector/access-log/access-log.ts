// The access log of a brand, and the operator's own: acts become entries, each holding the hash of the one before, the
// last one signed. Nothing in an entry is readable as a person.
import type { RecordTransaction } from '../stores/records.ts'
import type { AccessAct } from './access-act.ts'

export interface AccessLog {
  /**
   * Adds an act to a brand's log, or for null to the operator's. On disk when it resolves: ask before the act is done, so
   * that what cannot be logged does not happen. Throws a RecordStoreTrouble when the storage fails, a TypeError naming
   * the field when something has not the form that an entry may hold. Never within a transaction of the same brand.
   */
  add(brand: string | null, act: AccessAct): Promise<void>
  /** The same within the transaction that does it, so that neither is kept without the other. */
  addWithin(tx: RecordTransaction, brand: string | null, act: AccessAct): Promise<void>
}
