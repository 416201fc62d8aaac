// The steps of an erasure, each of which can be killed and done again: tombstone, rows, events, certificate.
import type { LedgerSigner } from '../ledger/ledger-keys.ts'
import type { EventEraser } from '../stores/events.ts'
import type { RecordStore } from '../stores/records.ts'
import { type SignedCertificate, signCertificate } from './certificate.ts'
import type { EraseRecords } from './erase-records.ts'
import { closeErasure, type ErasureRow, updateErasure } from './erasure-rows.ts'
import type { FindBehaviour } from './find-behaviour.ts'
import { createNewIds } from './new-ids.ts'
import type { Tombstones } from './tombstones.ts'

export interface FinishOptions {
  records: RecordStore
  store: Pick<EventEraser, 'forget'>
  tombstones: Tombstones
  signer: LedgerSigner
  eraseRecords: EraseRecords
  findBehaviour: FindBehaviour
  /** Loads what was received before; false when some of it cannot be loaded now. */
  settle: () => Promise<boolean>
  /** Cuts what holds one of the texts out of the records that the disk damaged. */
  forgetDamaged: (texts: readonly string[]) => number
  now: () => number
}

/** Null: events that were received before cannot be loaded now; what is gone is gone, the rest follows by `resume`. */
export type FinishErasure = (brand: string, row: ErasureRow) => Promise<SignedCertificate | null>

export function createFinishErasure(options: FinishOptions): FinishErasure {
  const { records, store, tombstones, signer, eraseRecords, findBehaviour, now } = options

  function bury(brand: string, { id, kind, reason, by, askedAt, work }: ErasureRow): void {
    const { contacts, ambassador, whose, suppressions } = work
    tombstones.add({ id, brand, kind, reason, by, at: askedAt, contacts, ambassador, whose, suppressions })
  }

  async function eraseRows(brand: string, row: ErasureRow): Promise<ErasureRow> {
    bury(brand, row)
    return records.transact(brand, async (tx) => {
      const erased = await eraseRecords(tx, brand, row)
      const next = { ...row, state: 'records' as const, work: { ...row.work, erased } }
      await updateErasure(tx, next)
      return next
    })
  }

  /** Buried once more, now with the visitors that were found. */
  async function findEvents(brand: string, row: ErasureRow): Promise<ErasureRow | null> {
    if (!(await options.settle())) return null
    const found = await findBehaviour(brand, row.work.whose, row.askedAt + 1)
    const { visitors, customers, emails, phones } = found.whose
    const whose = {
      visitors: [...visitors],
      customers: [...customers],
      emails: [...emails],
      phones: [...phones],
    }
    const erased = { ...row.work.erased, events: found.events }
    const work = { ...row.work, whose, erased, months: found.months }
    const next = { ...row, state: 'found' as const, work }
    bury(brand, next)
    await records.transact(brand, (tx) => updateErasure(tx, next))
    return next
  }

  async function forgetEvents(brand: string, { askedAt, work }: ErasureRow): Promise<Record<string, number>> {
    const { whose, secret } = work
    await store.forget(brand, { ...whose, receivedBefore: askedAt + 1 }, createNewIds(secret))
    const damaged = options.forgetDamaged([
      ...whose.visitors,
      ...whose.customers,
      ...whose.emails,
      ...whose.phones,
    ])
    return { damaged_records: damaged }
  }

  async function certify(
    brand: string,
    row: ErasureRow,
    counts: Record<string, number>,
  ): Promise<SignedCertificate> {
    const { id, kind, subjects, reason, by, askedAt, work } = row
    const certificate = signCertificate(
      {
        id,
        brand,
        kind,
        subjects,
        reason,
        by,
        asked_at: askedAt,
        erased_at: now(),
        erased: { ...work.erased, ...counts },
        months: work.months,
      },
      signer,
    )
    await records.transact(brand, (tx) => closeErasure(tx, id, certificate))
    return certificate
  }

  return async (brand, begun) => {
    const rows = begun.state === 'begun' ? await eraseRows(brand, begun) : begun
    const found = rows.state === 'records' ? await findEvents(brand, rows) : rows
    if (!found) return null
    return certify(brand, found, await forgetEvents(brand, found))
  }
}
