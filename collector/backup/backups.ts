// The backups of one collector: taken one after the other, and never while one is rotated.
import { resolve } from 'node:path'
import type { Random } from '../privacy/pepper.ts'
import { RecordStoreTrouble } from '../stores/records.ts'
import { listBackups } from './backup-folder.ts'
import { openBackupKeys, readBackupKeys } from './backup-keys.ts'
import { type BackedUpFolder, type TakenBackup, takeBackup } from './take-backup.ts'

export type Taken = ({ ok: true } & TakenBackup) | { ok: false; message: string }

export interface Backups {
  /** Takes one into a folder, null: the usual one. Everything that was acknowledged before the call is in it. */
  take(to: string | null): Promise<Taken>
  /** Runs something while no backup is taken. */
  alone<Result>(work: () => Promise<Result>): Promise<Result>
  /** Begins no other, and waits for what has begun. Before the stores are closed. */
  stop(): Promise<void>
}

export interface BackupsOptions {
  source: BackedUpFolder
  /** The usual folder, or null. */
  backupsFolder: string | null
  keysFolder: string
  version: string
  now: () => number
  random: Random
}

export function createBackups({ source, backupsFolder, keysFolder, ...options }: BackupsOptions): Backups {
  let last: Promise<unknown> = Promise.resolve()
  let isStopping = false

  function alone<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = last.then(work)
    last = result.catch(() => undefined)
    return result
  }

  async function takeNow(folder: string): Promise<Taken> {
    if (isStopping) return { ok: false, message: 'the collector is stopping' }
    try {
      const backupsExist = (await listBackups(folder)).length > 0
      const opened = openBackupKeys({ folder: keysFolder, random: options.random, backupsExist })
      if (!opened.ok) return opened
      return { ok: true, ...(await takeBackup(source, { ...options, folder, keys: opened.keys })) }
    } catch (error) {
      const isStorage = error instanceof Error && ('syscall' in error || error instanceof RecordStoreTrouble)
      if (!isStorage) throw error
      return { ok: false, message: `there is no new backup: ${error.message}` }
    }
  }

  return {
    async take(to) {
      const folder = to ?? backupsFolder
      if (folder === null) return { ok: false, message: 'name a folder (--to), or set CANDOR_BACKUPS' }
      return alone(() => takeNow(resolve(folder)))
    },
    alone,
    async stop() {
      isStopping = true
      await last
    },
  }
}

/** Why a collector must not start: its backups are there, and the key that opens them is not. Null: it may. */
export async function refuseWithoutBackupKey(
  backupsFolder: string | null,
  keysFolder: string,
): Promise<string | null> {
  if (backupsFolder === null || (await listBackups(backupsFolder)).length === 0) return null
  const keys = readBackupKeys(keysFolder)
  return keys.ok ? null : keys.message
}
