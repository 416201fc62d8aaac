// What `candor doctor` says about backups.
import { relative } from 'node:path'
import { listBackups } from '../backup/backup-folder.ts'
import { readBackupKeys } from '../backup/backup-keys.ts'
import type { Environment } from '../settings/environment.ts'
import type { Finding } from './finding.ts'

const oldAfterMs = 2 * 3_600_000

type Folders = Pick<Environment, 'dataFolder' | 'keysFolder' | 'backupsFolder'>

export async function backupFindings(
  { dataFolder, keysFolder, backupsFolder }: Folders,
  now: number,
): Promise<Finding[]> {
  if (backupsFolder === null) return [note('no backups are taken: set CANDOR_BACKUPS')]
  const newest = (await listBackups(backupsFolder)).at(-1)
  const keys = newest ? readBackupKeys(keysFolder) : null
  if (keys && !keys.ok) return [{ check: 'backups', state: 'problem', message: keys.message }]
  const notes = [
    ...(isWithin(backupsFolder, dataFolder)
      ? [`${backupsFolder} lies inside the data, and is lost with it`]
      : []),
    ...(isWithin(keysFolder, backupsFolder)
      ? [`the keys lie inside ${backupsFolder}: whoever takes the backups can open them`]
      : []),
    ...(newest ? [] : [`${backupsFolder} holds none yet: candor backup, or start the collector`]),
    ...(newest && now - newest.begunAt > oldAfterMs
      ? [`the newest is of ${new Date(newest.begunAt).toISOString()}: is the collector running?`]
      : []),
  ]
  if (notes.length > 0) return notes.map(note)
  return [{ check: 'backups', state: 'ok', message: newest?.path ?? backupsFolder }]
}

function note(message: string): Finding {
  return { check: 'backups', state: 'note', message }
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way === '' || !way.startsWith('..')
}
