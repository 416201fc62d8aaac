// Restores a backup: unsealed beside the place where it will stand, proven there, told of who was erased since, and only
// then given its name. Killed anywhere, it has put nothing in place.
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { DataFolder, OpenedFolder } from '../data-folder.ts'
import type { SignedCheckpoint } from '../ledger/checkpoint.ts'
import type { KeptCheckpoints } from '../ledger/kept-checkpoints.ts'
import { syncFolder } from '../sync-folder.ts'
import { unlessMissing } from '../unless-missing.ts'
import { findBackup } from './backup-folder.ts'
import type { BackupKeys } from './backup-keys.ts'
import { type BackupList, filesOf, readBackupList, sealedPath } from './backup-list.ts'
import { loadSegments } from './load-segments.ts'
import { proveRestored } from './prove-restored.ts'
import { syncFolders } from './sync-folders.ts'
import { NotAsSealed, type UnsealFault, unsealFile } from './unseal-file.ts'

export interface RestoreOptions {
  /** A backup, or a folder of backups, whose newest is meant. */
  backup: string
  /** Where it will stand: an empty folder, or none yet. */
  dataFolder: string
  keys: BackupKeys
  /** Opens a data folder with the keys at hand. */
  open: (dataFolder: string) => Promise<OpenedFolder>
  /** Takes out of an opened folder whoever was erased after the backup; answers how many erasures were carried out again. */
  eraseAgain: (folder: DataFolder, dataFolder: string) => Promise<number>
  /** The last signatures that a verification saw: they go back to where the restored logs end. */
  kept: Record<'ledgers' | 'accessLogs', KeptCheckpoints>
}

export interface ShorterLedger {
  brand: string
  entries: number
  seen: number
}

export type Restored =
  | {
      ok: true
      begunAt: number
      brands: string[]
      events: number
      /** Of these, from segments of the journal. */
      fromJournal: number
      erasedAgain: number
      /** Ledgers of which a verification has seen more than the backup holds. */
      shorter: ShorterLedger[]
    }
  | { ok: false; message: string }

export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const dataFolder = resolve(options.dataFolder)
  const backup = await findBackup(options.backup)
  if (backup === null) return refuse(`${options.backup}: there is no backup`)
  if (!(await isEmpty(dataFolder)))
    return refuse(`${dataFolder} is not empty: a backup is restored into a new folder`)
  const beside = join(dirname(dataFolder), `${basename(dataFolder)}.restoring`)
  try {
    const list = await readBackupList(backup, options.keys)
    await unsealAll(backup, beside, list, options.keys)
    const restored = await finish(beside, list, options)
    if (restored.ok) await putInPlace(beside, dataFolder)
    return restored
  } catch (error) {
    if (error instanceof NotAsSealed) return refuse(`${error.path} ${faults[error.fault]}`)
    throw error
  } finally {
    await rm(beside, { recursive: true, force: true })
  }
}

const faults: Readonly<Record<UnsealFault, string>> = {
  missing: 'is missing: this is no whole backup',
  wrong_key: 'was sealed with another key than those in backup-key.json of the keys folder',
  changed: 'is not as it was sealed: it was cut off, changed or exchanged',
}

/** A restore that was killed before may have left something. */
async function unsealAll(backup: string, beside: string, list: BackupList, keys: BackupKeys): Promise<void> {
  await rm(beside, { recursive: true, force: true })
  await mkdir(beside, { recursive: true, mode: 0o700 })
  for (const { path, salt } of filesOf(list))
    await unsealFile(sealedPath(backup, path), join(beside, path), { keys, kind: 'file', salt })
}

async function finish(beside: string, list: BackupList, options: RestoreOptions): Promise<Restored> {
  const opened = await options.open(beside)
  if (!opened.ok) return refuse(opened.message)
  const { folder } = opened
  try {
    const proof = await proveRestored({ ...folder, verifiers: folder.ledgerKeys.verifiers }, list)
    if (!proof.ok) return refuse(`the backup does not prove: ${proof.message}`)
    const fromJournal = await loadSegments(folder.store, beside, list)
    const erasedAgain = await options.eraseAgain(folder, beside)
    const shorter = proof.ledgers.flatMap((last) => goBackTo(last, options.kept.ledgers))
    for (const last of proof.accessLogs) goBackTo(last, options.kept.accessLogs)
    const brands = Object.keys(list.brands)
    const events = proof.events + fromJournal
    return { ok: true, begunAt: list.begunAt, brands, events, fromJournal, erasedAgain, shorter }
  } finally {
    await folder.close()
  }
}

/** A later verification begins where the restored ledger ends; what it had seen beyond that is told. */
function goBackTo(last: SignedCheckpoint, kept: KeptCheckpoints): ShorterLedger[] {
  const { brand, sequence } = last.checkpoint
  const seen = kept.of(brand)?.checkpoint.sequence ?? 0
  kept.keep(last)
  return seen > sequence ? [{ brand, entries: sequence, seen }] : []
}

async function putInPlace(beside: string, dataFolder: string): Promise<void> {
  await syncFolders(beside)
  await unlessMissing(() => rmdir(dataFolder), null)
  await rename(beside, dataFolder)
  await syncFolder(dirname(dataFolder))
}

async function isEmpty(folder: string): Promise<boolean> {
  return (await unlessMissing(() => readdir(folder), [])).length === 0
}

function refuse(message: string): Extract<Restored, { ok: false }> {
  return { ok: false, message }
}
