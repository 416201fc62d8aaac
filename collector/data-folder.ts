// Opening a data folder: the lock, the keys beside it, the brands and the stores in it. One process at a time.
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { type AccessLog, createAccessLog } from './access-log/access-log.ts'
import { refuseWithoutBackupKey } from './backup/backups.ts'
import { type BrandRegistry, createBrandRegistry, type UnreadableBrand } from './brands/brand-registry.ts'
import { type LedgerKeys, openLedgerKeys } from './ledger/ledger-keys.ts'
import { type DailySalts, openDailySalts } from './privacy/daily-salt.ts'
import { type KeyRing, openKeyRing } from './privacy/key-ring.ts'
import type { Environment } from './settings/environment.ts'
import { openDuckdbEventStore } from './stores/duckdb/duckdb-event-store.ts'
import type { EventCopier, EventEraser, EventStore } from './stores/events.ts'
import { databasePath } from './stores/libsql/database-files.ts'
import { openLibsqlRecordStore } from './stores/libsql/libsql-record-store.ts'
import type { WorkerFile } from './stores/libsql/store-thread.ts'
import { recordSchema } from './stores/record-schema.ts'
import type { OpenedRecordStore, RecordCopier, RecordRemover, RecordStore } from './stores/records.ts'

export interface DataFolder {
  store: EventStore & EventCopier & EventEraser
  records: RecordStore & RecordCopier & RecordRemover
  keyRing: KeyRing
  /** What the consent ledger and its receipts are signed with. */
  ledgerKeys: LedgerKeys
  /** Who did what: each brand's, and the operator's own. */
  accessLog: AccessLog
  salts: DailySalts
  brands: BrandRegistry
  /** Lets go of both stores. */
  close(): Promise<void>
}

interface Refused {
  ok: false
  /** One line. */
  message: string
}

export type OpenedFolder = { ok: true; folder: DataFolder } | Refused

/** The keys and brands alone: what `brand add` and `report-link` need while a collector is running. */
export type OpenedKeys = { ok: true; keyRing: KeyRing; brands: BrandRegistry } | Refused

/** `onProblem` is told of a brand's file that cannot be read. */
export function openKeys(
  environment: Environment,
  now: () => number,
  onProblem: (problem: UnreadableBrand) => void = () => {},
): OpenedKeys {
  const { dataFolder, keysFolder } = environment
  try {
    const brands = createBrandRegistry({ dataFolder, now, onProblem })
    const dataExists = brands.list().length > 0 || hasRecords(environment)
    const opened = openKeyRing({ folder: keysFolder, dataExists, random: randomBytes })
    return opened.ok ? { ok: true, keyRing: opened.keyRing, brands } : keyRefused(opened)
  } catch (error) {
    return folderRefused(error)
  }
}

export interface FolderOptions {
  now: () => number
  /** The script of the records store's thread. */
  recordsWorker: WorkerFile
  /** Told of a brand's file that cannot be read. */
  onProblem?: (problem: UnreadableBrand) => void
  /** Told why a month of events could not be added up for the reports. */
  onRollUpError?: ((error: unknown) => void) | undefined
}

/** Opens everything, or says in one line why it cannot. */
export async function openDataFolder(
  environment: Environment,
  { now, recordsWorker, onProblem, onRollUpError }: FolderOptions,
): Promise<OpenedFolder> {
  const keys = openKeys(environment, now, onProblem)
  if (!keys.ok) return keys
  const { keyRing, brands } = keys
  try {
    const salts = openDailySalts({ folder: environment.keysFolder, nowMs: now(), random: randomBytes })
    if (!salts.ok) return keyRefused(salts)
    const signing = openSigningKeys(environment)
    if (!signing.ok) return signing
    const { ledgerKeys } = signing
    const noBackupKey = await refuseWithoutBackupKey(environment.backupsFolder, environment.keysFolder)
    if (noBackupKey !== null) return { ok: false, message: noBackupKey }
    const stores = await openStores(environment, keyRing, { recordsWorker, onRollUpError })
    if (!stores.ok) return stores
    const { store, records, close } = stores
    const accessLog = createAccessLog({ records, keyRing, signer: ledgerKeys.signer, now })
    const rooms = { store, records, keyRing, ledgerKeys, accessLog, salts: salts.salts, brands }
    return { ok: true, folder: { ...rooms, close } }
  } catch (error) {
    return folderRefused(error)
  }
}

/** What signs the ledgers: made on the first start, and never anew beside what it signed. */
export function openSigningKeys(environment: Environment): { ok: true; ledgerKeys: LedgerKeys } | Refused {
  const opened = openLedgerKeys(environment.keysFolder, { ledgersExist: hasRecords(environment) })
  return opened.ok ? opened : keyRefused(opened)
}

async function openStores(
  environment: Environment,
  keyRing: KeyRing,
  { recordsWorker, onRollUpError }: Pick<FolderOptions, 'recordsWorker' | 'onRollUpError'>,
): Promise<({ ok: true } & Pick<DataFolder, 'store' | 'records' | 'close'>) | Refused> {
  const opened = await openDuckdbEventStore({ dataFolder: environment.dataFolder, onRollUpError })
  if (!opened.ok) return opened
  const { store } = opened
  const found = await openRecords(environment, keyRing, recordsWorker)
  if (!found.ok) {
    await store.close()
    return found
  }
  const records = found.store
  async function close(): Promise<void> {
    await records.close()
    await store.close()
  }
  return { ok: true, store, records, close }
}

/** The records store of a data folder that no other process has open. */
export async function openRecords(
  environment: Environment,
  keyRing: KeyRing,
  worker: WorkerFile,
): Promise<OpenedRecordStore> {
  // What signs the ledgers is made before the first records: beside them it would be missing, and never made.
  const signing = hasRecords(environment) ? { ok: true as const } : openSigningKeys(environment)
  if (!signing.ok) return { ok: false, reason: 'wrong_key', message: signing.message }
  return openLibsqlRecordStore({
    dataFolder: environment.dataFolder,
    schema: recordSchema,
    keysOf: (brand) => recordKeys(keyRing, brand),
    worker,
    later: (act, delayMs) => {
      const timer = setTimeout(act, delayMs)
      return () => clearTimeout(timer)
    },
  })
}

/** A brand's file stays under the version that it was made with: all of them are tried, the newest first. */
export function recordKeys(keyRing: KeyRing, brand: string | null): string[] {
  return keyRing.versions.flatMap(
    (version) => keyRing.secretKey(brand, 'records-file', version)?.export().toString('hex') ?? [],
  )
}

/** Whether a records store was ever opened there: its operator's file comes before any brand's. */
export function hasRecords({ dataFolder }: Environment): boolean {
  return existsSync(databasePath(dataFolder, null))
}

const bringBack = 'Bring the key file back (CANDOR_KEYS names its folder).'
const keyTroubles = {
  pepper_missing: `is missing, but there is data that was written under it. ${bringBack}`,
  pepper_unreadable: `cannot be read. ${bringBack}`,
  salts_unreadable: 'cannot be read. Take it away: today’s visitors without an ID are then counted anew.',
  ledger_keys_missing: `is missing, but there are consent ledgers that it signed. ${bringBack}`,
  ledger_keys_unreadable: `cannot be read. ${bringBack}`,
} as const

function keyRefused({ path, reason }: { path: string; reason: keyof typeof keyTroubles }): Refused {
  return { ok: false, message: `${path} ${keyTroubles[reason]}` }
}

/** What the file system refuses is said in its words, which name the path; anything else is a fault. */
function folderRefused(error: unknown): Refused {
  if (!(error instanceof Error && 'syscall' in error)) throw error
  return { ok: false, message: `the data folder or the keys folder cannot be used: ${error.message}` }
}
