// Puts files into a backup that is being made: sealed anew, or linked to the sealed file of the backup before.
import { copyFile, link, mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Random } from '../privacy/pepper.ts'
import type { BackupKey } from './backup-keys.ts'
import { type BackedUpFile, type BackupList, filesOf, sealedPath } from './backup-list.ts'
import { sealFile } from './seal-file.ts'

/** The backup before, whose unchanged files are taken over. */
export interface EarlierBackup {
  path: string
  list: BackupList
}

export interface BackupParts {
  /** Where a copy may stand until it is sealed. */
  draft: string
  /** The mark under which the backup before has a file, or null. */
  knownMark(path: string): string | null
  /** Seals a file, or a text, under its path in the data folder. */
  seal(path: string, source: string | Buffer, mark: string | null): Promise<BackedUpFile>
  /** Takes the file of the backup before. */
  takeOver(path: string): Promise<BackedUpFile>
  removeDraft(): Promise<void>
}

export interface PartsOptions {
  /** The folder that the backup is made in. */
  making: string
  earlier: EarlierBackup | null
  key: BackupKey
  random: Random
}

export function createBackupParts({ making, earlier, key, random }: PartsOptions): BackupParts {
  const draft = join(making, 'draft')
  const known = new Map((earlier ? filesOf(earlier.list) : []).map((file) => [file.path, file]))

  return {
    draft,
    knownMark: (path) => known.get(path)?.mark ?? null,
    async seal(path, source, mark) {
      const sealed = await sealFile(source, sealedPath(making, path), { key, kind: 'file', random })
      return { path, ...sealed, mark }
    },
    async takeOver(path) {
      const file = known.get(path)
      if (!file || !earlier) throw new Error(`${path} is not in the backup before`)
      await linkOrCopy(sealedPath(earlier.path, path), sealedPath(making, path))
      return file
    },
    removeDraft: () => rm(draft, { force: true }),
  }
}

/** Where the file system has no links, or no more of one file, a copy does. */
const withoutLinks = ['EPERM', 'ENOTSUP', 'ENOSYS', 'EMLINK', 'EXDEV']

async function linkOrCopy(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  try {
    await link(from, to)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && withoutLinks.includes(String(error.code)))) throw error
    await copyFile(from, to)
  }
}
