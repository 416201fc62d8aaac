// Takes a brand that is erased (R12) out of every backup of the usual folder.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Random } from '../privacy/pepper.ts'
import { listBackups, removeLeftovers } from './backup-folder.ts'
import { readBackupKeys } from './backup-keys.ts'
import type { Backups } from './backups.ts'
import { removeBrand } from './remove-from-backups.ts'

export interface BrandFromBackupsOptions {
  /** The folder of the backups; null: there are none. */
  backupsFolder: string | null
  keysFolder: string
  /** A backup that is being taken may still copy the brand: it comes to its end first. */
  alone: Backups['alone']
  random: Random
}

/**
 * Answers out of how many. Killed anywhere, it can be done again. Throws what the file system throws, and where the key of
 * the backups is not at hand.
 */
export type RemoveFromBackups = (brand: string) => Promise<number>

export function createRemoveFromBackups(options: BrandFromBackupsOptions): RemoveFromBackups {
  const { backupsFolder, keysFolder, alone, random } = options

  async function removeFrom(folder: string, brand: string): Promise<number> {
    await removeLeftovers(folder)
    const backups = await listBackups(folder)
    if (backups.length === 0) return 0
    const keys = readBackupKeys(keysFolder)
    if (!keys.ok) throw new Error(keys.message)
    const holding = backups.filter(({ path }) => existsSync(join(path, brand)))
    for (const backup of backups) await removeBrand(backup, brand, { keys: keys.keys, random })
    return holding.length
  }

  return async (brand) => (backupsFolder === null ? 0 : alone(() => removeFrom(backupsFolder, brand)))
}
