// Opening a data folder: the lock, the keys beside it, the brands and the stores in it. One process at a time.
import { randomBytes } from 'node:crypto'
import { type BrandRegistry, createBrandRegistry, type UnreadableBrand } from './brands/brand-registry.ts'
import { type LedgerKeys, openLedgerKeys } from './ledger/ledger-keys.ts'
import { type DailySalts, openDailySalts } from './privacy/daily-salt.ts'
import { type KeyRing, openKeyRing } from './privacy/key-ring.ts'
import type { Environment } from './settings/environment.ts'
import { openDuckdbEventStore } from './stores/duckdb/duckdb-event-store.ts'
import type { EventStore } from './stores/events.ts'
import { openLibsqlRecordStore } from './stores/libsql/libsql-record-store.ts'
import type { WorkerFile } from './stores/libsql/store-thread.ts'
import { recordSchema } from './stores/record-schema.ts'
import type { OpenedRecordStore, RecordStore } from './stores/records.ts'

export interface DataFolder {
  store: EventStore
  records: RecordStore
  keyRing: KeyRing
  /** What the consent ledger and its receipts are signed with. */
  ledgerKeys: LedgerKeys
  salts: DailySalts
  brands: BrandRegistry
  /** Lets go of both stores. */
  close(): Promise<void>
}

export type OpenedFolder = { ok: true; folder: DataFolder } | { ok: false; message: string }

/** The keys and brands alone: what `brand add` and `report-link` need while a collector is running. */
export type OpenedKeys =
  | { ok: true; keyRing: KeyRing; brands: BrandRegistry }
  | { ok: false; message: string }

/** `onProblem` is told of a brand's file that cannot be read. */
export function openKeys(
  { dataFolder, keysFolder }: Environment,
  now: () => number,
  onProblem: (problem: UnreadableBrand) => void = () => {},
): OpenedKeys {
  const brands = createBrandRegistry({ dataFolder, now, onProblem })
  const opened = openKeyRing({
    folder: keysFolder,
    dataExists: brands.list().length > 0,
    random: randomBytes,
  })
  if (opened.ok) return { ok: true, keyRing: opened.keyRing, brands }
  const problem =
    opened.reason === 'pepper_missing'
      ? 'is missing, but there is data that was written under it'
      : 'cannot be read'
  return {
    ok: false,
    message: `${opened.path} ${problem}. Bring the key file back (CANDOR_KEYS names its folder).`,
  }
}

export interface FolderOptions {
  now: () => number
  /** The script of the records store's thread. */
  recordsWorker: WorkerFile
  /** Told of a brand's file that cannot be read. */
  onProblem?: (problem: UnreadableBrand) => void
}

/** Opens everything, or says in one line why it cannot. */
export async function openDataFolder(
  environment: Environment,
  { now, recordsWorker, onProblem }: FolderOptions,
): Promise<OpenedFolder> {
  const keys = openKeys(environment, now, onProblem)
  if (!keys.ok) return keys
  const salts = openDailySalts({ folder: environment.keysFolder, nowMs: now(), random: randomBytes })
  if (!salts.ok) return { ok: false, message: `${salts.path} cannot be read` }
  const signing = openLedgerKeys(environment.keysFolder)
  if (!signing.ok) return { ok: false, message: `${signing.path} cannot be read` }
  const opened = await openDuckdbEventStore({ dataFolder: environment.dataFolder })
  if (!opened.ok) return opened
  const { store } = opened
  const { keyRing, brands } = keys
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
  const { ledgerKeys } = signing
  return { ok: true, folder: { store, records, keyRing, ledgerKeys, salts: salts.salts, brands, close } }
}

/** The records store of a data folder that no other process has open. */
export function openRecords(
  { dataFolder }: Environment,
  keyRing: KeyRing,
  worker: WorkerFile,
): Promise<OpenedRecordStore> {
  return openLibsqlRecordStore({
    dataFolder,
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
function recordKeys(keyRing: KeyRing, brand: string | null): string[] {
  return keyRing.versions.flatMap(
    (version) => keyRing.secretKey(brand, 'records-file', version)?.export().toString('hex') ?? [],
  )
}
