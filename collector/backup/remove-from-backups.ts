// Takes a brand out of a backup, or a backup away. Killed anywhere, what is left is a whole backup or none.
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Random } from '../privacy/pepper.ts'
import { syncFolder } from '../sync-folder.ts'
import { makingPath, type NamedBackup } from './backup-folder.ts'
import type { BackupKeys } from './backup-keys.ts'
import { readBackupList, writeBackupList } from './backup-list.ts'
import { NotAsSealed } from './unseal-file.ts'

/** First the list lets go of it, then its files go: of one that cannot be read, which restores nothing, only the files. */
export async function removeBrand(
  { path }: NamedBackup,
  brand: string,
  { keys, random }: { keys: BackupKeys; random: Random },
): Promise<void> {
  try {
    const list = await readBackupList(path, keys)
    if (brand in list.brands) {
      const { [brand]: _, ...brands } = list.brands
      await writeBackupList(path, { ...list, brands }, { key: keys[0], random })
    }
  } catch (error) {
    if (!(error instanceof NotAsSealed)) throw error
  }
  await rm(join(path, brand), { recursive: true, force: true })
  await syncFolder(path)
}

/** Under a name that means nothing first, so that no half of it passes as a backup. */
export async function removeBackup(folder: string, { name, path }: NamedBackup): Promise<void> {
  const leftover = makingPath(folder, name)
  await rename(path, leftover)
  await syncFolder(folder)
  await rm(leftover, { recursive: true, force: true })
}
