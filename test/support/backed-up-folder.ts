// A data folder as a collector opens it, with a brand, events and contacts' records in it, to be backed up and restored.
import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openBackupKeys } from '../../collector/backup/backup-keys.ts'
import { type RestoreOptions, restoreBackup } from '../../collector/backup/restore-backup.ts'
import { takeBackup } from '../../collector/backup/take-backup.ts'
import { addBrand } from '../../collector/brands/add-brand.ts'
import { openDataFolder } from '../../collector/data-folder.ts'
import { openKeptCheckpoints } from '../../collector/ledger/kept-checkpoints.ts'
import { createLedger } from '../../collector/ledger/ledger.ts'
import type { StoredEvent } from '../../collector/stores/events.ts'
import { sourceRecordsWorker } from './source-records-worker.ts'
import { storedEvent, uuid } from './stored-event.ts'
import { newTempFolder } from './temp-folder.ts'
import { testEnvironment } from './test-environment.ts'
import { noon } from './wire-batch.ts'
import { writtenSegment } from './written-segment.ts'

export const december = Date.UTC(2026, 11, 5)

/** Page views of the brand, their IDs numbered from `from`. */
export function viewsOf(brand: string, count: number, from = 1, time = noon): StoredEvent[] {
  return Array.from({ length: count }, (_, index) =>
    storedEvent({ id: uuid(from + index), brand, time: time + index }),
  )
}

/** Opened, with the brand `acme`; closed after the test. Call it inside a test. */
export async function openBackedUpFolder() {
  const folder = newTempFolder()
  const environment = testEnvironment(folder)
  const backups = join(folder, 'backups')
  const clock = { now: noon }
  const now = () => clock.now
  const open = (dataFolder: string) =>
    openDataFolder({ ...environment, dataFolder }, { now, recordsWorker: sourceRecordsWorker })
  const opened = await open(environment.dataFolder)
  if (!opened.ok) throw new Error(opened.message)
  const data = opened.folder
  let isOpen = true
  const close = async () => {
    if (isOpen) await data.close()
    isOpen = false
  }
  onTestFinished(close)
  const journal = join(environment.dataFolder, 'journal')
  mkdirSync(journal, { recursive: true })

  const keys = () => {
    const found = openBackupKeys({ folder: environment.keysFolder, random: randomBytes, backupsExist: false })
    if (!found.ok) throw new Error(found.message)
    return found.keys
  }
  const ledger = createLedger({ keyRing: data.keyRing, signer: data.ledgerKeys.signer, now })
  const newBrand = (name: string) => {
    const input = { origins: ['https://shop.example.com'] }
    const options = {
      brands: data.brands,
      keyRing: data.keyRing,
      newToken: () => 'token'.repeat(8),
      now: now(),
    }
    const added = addBrand(name, input, options)
    if (!added.ok) throw new Error(added.message)
  }
  newBrand('acme')

  return {
    ...environment,
    folder,
    backups,
    clock,
    data,
    keys,
    open,
    close,
    newBrand,
    load: async (events: readonly StoredEvent[]) =>
      data.store.load(await writtenSegment(newTempFolder(), events)),
    /** Leaves a closed segment in the journal, as a collector that is slow to load does. */
    async leaveSegment(events: readonly StoredEvent[]) {
      const segment = await writtenSegment(newTempFolder(), events)
      const path = join(journal, `${segment.id}.ndjson`)
      await rename(segment.path, path)
      return { ...segment, path }
    },
    grant: (contact: string, brand = 'acme') =>
      data.records.transact(brand, (tx) =>
        ledger.append(tx, brand, [
          { act: 'shown', recipient: 'ambassador', contact, textHash: 'ab'.repeat(32), language: 'fr' },
        ]),
      ),
    /** Takes a backup of the folder as a collector does. */
    take: () =>
      takeBackup(
        {
          dataFolder: environment.dataFolder,
          records: data.records,
          store: data.store,
          brands: data.brands,
          cutJournal: async () => {},
        },
        { folder: backups, keys: keys(), version: '0.0.0-test', now, random: randomBytes },
      ),
    restore(fields: Partial<RestoreOptions> = {}) {
      const keptIn = (file?: string) => {
        const kept = openKeptCheckpoints(environment.keysFolder, file)
        if (!kept.ok) throw new Error(kept.path)
        return kept.kept
      }
      return restoreBackup({
        backup: backups,
        dataFolder: join(folder, 'restored'),
        keys: keys(),
        open,
        eraseAgain: async () => 0,
        kept: { ledgers: keptIn(), accessLogs: keptIn('access-log-checkpoints.json') },
        ...fields,
      })
    },
  }
}
