// Takes out of a folder that was restored from a backup whoever was erased after it was taken (X3): by their tombstones.
import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { EventEraser } from '../stores/events.ts'
import type { RecordRemover, RecordStore, RecordTransaction } from '../stores/records.ts'
import type { EraseRecords } from './erase-records.ts'
import type { ErasureWork } from './erasure-rows.ts'
import type { FindBehaviour } from './find-behaviour.ts'
import { createNewIds } from './new-ids.ts'
import type { Tombstone, Tombstones } from './tombstones.ts'

export interface ApplyOptions {
  /** The folder that was restored, before it is put in its place. */
  dataFolder: string
  brands: { list(): string[] }
  records: RecordStore & RecordRemover
  store: EventEraser
  eraseRecords: EraseRecords
  findBehaviour: FindBehaviour
  tombstones: Pick<Tombstones, 'read'>
}

/** Answers how many erasures were carried out again. Every event of the folder must be in the store. */
export type ApplyTombstones = () => Promise<number>

export function createApplyTombstones(options: ApplyOptions): ApplyTombstones {
  const { dataFolder, brands, records, store, eraseRecords, findBehaviour, tombstones } = options

  async function removeBrand(brand: string): Promise<void> {
    await store.removeBrand(brand)
    await records.removeBrand(brand)
    rmSync(join(dataFolder, brand), { recursive: true, force: true })
  }

  async function eraseAgain(tombstone: Tombstone): Promise<void> {
    const { brand, by, reason, at, contacts, ambassador, whose, suppressions } = tombstone
    await records.transact(brand, async (tx) => {
      for (const suppression of suppressions) await keepSuppression(tx, suppression)
      const work = { contacts, ambassador, whose, suppressions, secret: '', erased: {}, months: [] }
      await eraseRecords(tx, brand, { by, reason, work })
    })
    const found = await findBehaviour(brand, whose, at + 1)
    const secret = randomBytes(32).toString('base64')
    await store.forget(brand, { ...found.whose, receivedBefore: at + 1 }, createNewIds(secret))
  }

  return async () => {
    const { tombstones: all } = tombstones.read()
    const gone = new Set(all.filter(({ kind }) => kind === 'brand').map(({ brand }) => brand))
    const there = brands.list()
    for (const brand of there.filter((name) => gone.has(name))) await removeBrand(brand)
    // Written twice, the second time with the visitors that were found: that one says it all.
    const last = new Map(all.map((tombstone) => [tombstone.id, tombstone]))
    const due = [...last.values()].filter(({ brand }) => there.includes(brand) && !gone.has(brand))
    for (const tombstone of due) await eraseAgain(tombstone)
    return due.length + there.filter((name) => gone.has(name)).length
  }
}

/** B1: an opt-out that the backup did not know yet. */
async function keepSuppression(
  tx: RecordTransaction,
  { person, ambassador, reason, since }: ErasureWork['suppressions'][number],
): Promise<void> {
  await tx.run(
    `INSERT INTO suppressions (person, ambassador, reason, since) VALUES (?, ?, ?, ?)
     ON CONFLICT (person, ambassador, reason) DO NOTHING`,
    [person, ambassador, reason, since],
  )
}
