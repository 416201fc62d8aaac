// Opening a data folder: the lock, the keys beside it, the brands in it. One process at a time.
import { randomBytes } from 'node:crypto'
import { type BrandRegistry, createBrandRegistry } from './brands/brand-registry.ts'
import { type DailySalts, openDailySalts } from './privacy/daily-salt.ts'
import { type KeyRing, openKeyRing } from './privacy/key-ring.ts'
import type { Environment } from './settings/environment.ts'
import { openDuckdbEventStore } from './stores/duckdb/duckdb-event-store.ts'
import type { EventStore } from './stores/events.ts'

export interface DataFolder {
  store: EventStore
  keyRing: KeyRing
  salts: DailySalts
  brands: BrandRegistry
}

export type OpenedFolder = { ok: true; folder: DataFolder } | { ok: false; message: string }

/** The keys and brands alone: what `brand add` and `report-link` need while a collector is running. */
export type OpenedKeys =
  | { ok: true; keyRing: KeyRing; brands: BrandRegistry }
  | { ok: false; message: string }

/** `onProblem` is told of a brand's file that became unreadable. */
export function openKeys(
  { dataFolder, keysFolder }: Environment,
  now: () => number,
  onProblem: (error: unknown) => void = () => {},
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

/** Opens everything, or says in one line why it cannot. */
export async function openDataFolder(
  environment: Environment,
  now: () => number,
  onProblem?: (error: unknown) => void,
): Promise<OpenedFolder> {
  const keys = openKeys(environment, now, onProblem)
  if (!keys.ok) return keys
  const salts = openDailySalts({ folder: environment.keysFolder, nowMs: now(), random: randomBytes })
  if (!salts.ok) return { ok: false, message: `${salts.path} cannot be read` }
  const opened = await openDuckdbEventStore({ dataFolder: environment.dataFolder })
  if (!opened.ok) return opened
  const { keyRing, brands } = keys
  return { ok: true, folder: { store: opened.store, keyRing, salts: salts.salts, brands } }
}
