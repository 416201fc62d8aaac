// The access log of a brand, and the operator's own: acts become entries, each holding the hash of the one before, the
// last one signed. Nothing in an entry is readable as a person.
import { appendToChain, type Chain, type Place } from '../ledger/chain.ts'
import { noHash } from '../ledger/hash-text.ts'
import type { LedgerSigner } from '../ledger/ledger-keys.ts'
import type { RecordStore, RecordTransaction } from '../stores/records.ts'
import type { AccessAct } from './access-act.ts'
import { accessEntryText, operatorLog } from './access-entry.ts'
import { createGathered } from './gather.ts'
import { makeAccessEntry, type TagRing } from './make-access-entry.ts'
import { createOnceAnHour } from './once-an-hour.ts'

export interface AccessLog {
  /**
   * Adds an act to a brand's log, or for null to the operator's. On disk when it resolves: ask before the act is done, so
   * that what cannot be logged does not happen. Throws a RecordStoreTrouble when the storage fails, a TypeError naming
   * the field when something has not the form that an entry may hold. Never within a transaction of the same brand.
   */
  add(brand: string | null, act: AccessAct): Promise<void>
  /** The same, unless the like was added within the hour: for what comes in dozens and names nobody. */
  addHourly(brand: string | null, act: AccessAct): Promise<void>
  /** The same as `add`, within the transaction that does it, so that neither is kept without the other. */
  addWithin(tx: RecordTransaction, brand: string | null, act: AccessAct): Promise<void>
}

export interface AccessLogOptions {
  records: Pick<RecordStore, 'transact'>
  keyRing: TagRing
  signer: LedgerSigner
  now: () => number
}

/** The tables of the access log. */
export const accessChain = {
  entries: 'access_log_entries',
  checkpoints: 'access_log_checkpoints',
  column: 'at',
  checkpointKind: 'access_log_checkpoint',
} as const satisfies Chain

export function createAccessLog({ records, keyRing, signer, now }: AccessLogOptions): AccessLog {
  function linkOf(act: AccessAct, place: Place) {
    const entry = makeAccessEntry(act, place, keyRing)
    return { entry, body: accessEntryText(entry), beside: entry.at }
  }

  async function append(tx: RecordTransaction, brand: string | null, acts: readonly AccessAct[]) {
    const appending = { brand: brand ?? operatorLog, at: now(), signer }
    const makers = acts.map((act) => (place: Place) => linkOf(act, place))
    await appendToChain(tx, accessChain, appending, makers)
  }

  const gathered = createGathered<AccessAct>((brand, acts) =>
    records.transact(brand, (tx) => append(tx, brand, acts)),
  )

  const onceAnHour = createOnceAnHour()

  async function add(brand: string | null, act: AccessAct): Promise<void> {
    // Before it waits with others, which one in a wrong form would take with it.
    linkOf(act, { brand: brand ?? operatorLog, sequence: 1, previous: noHash, at: now() })
    await gathered(brand, act)
  }

  return {
    add,
    async addHourly(brand, act) {
      const at = now()
      if (onceAnHour.has(brand, act, at)) return
      await add(brand, act)
      onceAnHour.note(brand, act, at)
    },
    addWithin: (tx, brand, act) => append(tx, brand, [act]),
  }
}
