// Takes one backup of a data folder that is in use: the journal, then records and months, each at its own moment after
// the beginning; then the list; then its name. Whatever has the name is whole.
import { mkdir, readFile, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import type { Random } from '../privacy/pepper.ts'
import type { RecordCopier } from '../stores/records.ts'
import { syncFolder } from '../sync-folder.ts'
import { unlessMissing } from '../unless-missing.ts'
import { backUpJournal, backUpMonths, type CopiedStore } from './back-up-events.ts'
import { backUpRecords } from './back-up-records.ts'
import { backupName, listBackups, makingPath, removeLeftovers } from './backup-folder.ts'
import type { BackupKeys } from './backup-keys.ts'
import {
  type BackedUpBrand,
  type BackedUpEvents,
  type BackupList,
  filesOf,
  readBackupList,
  sealedPath,
  writeBackupList,
} from './backup-list.ts'
import { type BackupParts, createBackupParts, type EarlierBackup } from './copy-parts.ts'
import { syncFolders } from './sync-folders.ts'
import { NotAsSealed } from './unseal-file.ts'

/** What is backed up. */
export interface BackedUpFolder {
  dataFolder: string
  records: RecordCopier
  store: CopiedStore
  brands: Pick<BrandRegistry, 'list'>
  /** Closes the journal's segment, so that what was acknowledged before stands in closed ones, or is loaded. */
  cutJournal: () => Promise<void>
}

export interface BackupOptions {
  /** The folder of the backups. */
  folder: string
  keys: BackupKeys
  /** Of the collector. */
  version: string
  now: () => number
  random: Random
}

export interface TakenBackup {
  path: string
  begunAt: number
  endedAt: number
  /** In month files. */
  events: number
  /** In segments of the journal; one that was loaded meanwhile is in both, and restored once. */
  waiting: number
  /** Of everything in it, sealed. */
  bytes: number
  /** Of what was not there in the backup before. */
  newBytes: number
}

/** Throws what the file system or a store throws; then there is no backup of that name. */
export async function takeBackup(source: BackedUpFolder, options: BackupOptions): Promise<TakenBackup> {
  const { folder, keys, random } = options
  const [key] = keys
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await removeLeftovers(folder)
  const earlier = await findEarlier(folder, keys)
  const { name, begunAt } = await freeName(folder, options.now())
  const making = makingPath(folder, name)
  await mkdir(making, { mode: 0o700 })
  const parts = createBackupParts({ making, earlier, key, random })
  const list = await copyAll(source, parts, { ...options, begunAt })
  await writeBackupList(making, list, { key, random })
  await syncFolders(making)
  const path = join(folder, name)
  await rename(making, path)
  await syncFolder(folder)
  return { path, begunAt, endedAt: list.endedAt, ...sizesOf(list, earlier) }
}

async function copyAll(
  { dataFolder, records, store, brands, cutJournal }: BackedUpFolder,
  parts: BackupParts,
  { begunAt, version, now }: BackupOptions & { begunAt: number },
): Promise<BackupList> {
  // First: what a segment holds goes from here to the months, and must not be missed in both.
  await cutJournal()
  const segments = await backUpJournal(dataFolder, parts)
  const operator = await backUpRecords(records, parts, null)
  const copied: Record<string, BackedUpBrand> = {}
  for (const brand of brands.list()) {
    const settings = await readFile(join(dataFolder, brand, 'brand.json'))
    copied[brand] = {
      settings: await parts.seal(`${brand}/brand.json`, settings, null),
      records: await backUpRecords(records, parts, brand),
      months: await backUpMonths(store, parts, brand),
      segments: segments.get(brand) ?? [],
    }
  }
  return { format: 1, version, begunAt, endedAt: now(), operator, brands: copied }
}

/** The newest that is sealed with the newest key; one that is damaged is no reason to take none. */
async function findEarlier(folder: string, keys: BackupKeys): Promise<EarlierBackup | null> {
  const newest = (await listBackups(folder)).at(-1)
  if (!newest) return null
  try {
    const list = await readBackupList(newest.path, [keys[0]])
    return (await areThere(newest.path, list)) ? { path: newest.path, list } : null
  } catch (error) {
    if (error instanceof NotAsSealed) return null
    throw error
  }
}

async function areThere(path: string, list: BackupList): Promise<boolean> {
  const sizes = filesOf(list).map(async (file) => {
    const found = await unlessMissing(() => stat(sealedPath(path, file.path)), null)
    return found?.size === file.sealedBytes
  })
  return (await Promise.all(sizes)).every(Boolean)
}

/** Two of the same millisecond are told apart by the next one. */
async function freeName(folder: string, now: number) {
  const taken = new Set((await listBackups(folder)).map(({ name }) => name))
  let begunAt = now
  while (taken.has(backupName(begunAt))) begunAt += 1
  return { name: backupName(begunAt), begunAt }
}

function sizesOf(list: BackupList, earlier: EarlierBackup | null) {
  const before = new Set((earlier ? filesOf(earlier.list) : []).map(({ salt }) => salt))
  const files = filesOf(list)
  const brands = Object.values(list.brands)
  const sum = (some: typeof files) => some.reduce((bytes, { sealedBytes }) => bytes + sealedBytes, 0)
  return {
    events: countEvents(brands.flatMap(({ months }) => months)),
    waiting: countEvents(brands.flatMap(({ segments }) => segments)),
    bytes: sum(files),
    newBytes: sum(files.filter(({ salt }) => !before.has(salt))),
  }
}

function countEvents(parts: readonly BackedUpEvents[]): number {
  return parts.reduce((sum, { events }) => sum + events, 0)
}
