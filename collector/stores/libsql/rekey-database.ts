// Puts a database that nobody has open under the newest key: a copy is written anew and takes its place, so that a kill
// leaves the old file or the new one, each whole.
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type Database from 'libsql'
import { emptyLog } from './empty-log.ts'
import { fittingKey, openPlain } from './open-database.ts'

/** `keys`: newest first. Answers whether the file was under an older one. Throws a RecordStoreTrouble. */
export function rekeyDatabase(path: string, keys: readonly string[]): boolean {
  const [newest] = keys
  if (newest === undefined || !existsSync(path)) return false
  const before = fittingKey(path, keys)
  if (before === newest) return false
  const draft = `${path}.rekeyed`
  for (const leftover of [draft, `${draft}-journal`]) rmSync(leftover, { force: true })
  copyTo(path, before, draft)
  const copy = openPlain(draft, before)
  // Not in WAL, where SQLite refuses it: a copy begins without.
  copy.exec(`PRAGMA rekey = '${newest}'`)
  copy.close()
  sync(draft)
  for (const log of [`${path}-wal`, `${path}-shm`]) rmSync(log, { force: true })
  renameSync(draft, path)
  sync(dirname(path))
  return true
}

function copyTo(path: string, key: string, draft: string): void {
  const database: Database.Database = openPlain(path, key)
  try {
    emptyLog(database)
    database.exec(`VACUUM INTO '${draft.replaceAll("'", "''")}'`)
  } finally {
    database.close()
  }
}

function sync(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
