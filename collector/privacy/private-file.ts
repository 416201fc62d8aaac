// Files that only the collector may read (0600 in a 0700 folder): made once, replaced whole, or destroyed. Synchronous:
// they change at start and once a day.
import { randomUUID } from 'node:crypto'
import {
  closeSync,
  fstatSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { syncFolderNow } from '../sync-folder.ts'
import { unlessMissingNow } from '../unless-missing.ts'

/** The file's text, or null when there is none. Throws what the file system throws otherwise. */
export function readPrivateFile(path: string): string | null {
  return unlessMissingNow(() => readFileSync(path, 'utf8'), null)
}

/** Makes the file, on disk when this returns. False, and nothing changed, when it is there already. */
export function createPrivateFile(path: string, text: string): boolean {
  const draft = writeDraft(path, text)
  try {
    // A link, unlike a rename, never replaces: of two processes starting at once, one wins.
    linkSync(draft, path)
    return true
  } catch (error) {
    if (isThere(error)) return false
    throw error
  } finally {
    unlinkSync(draft)
    syncFolderNow(dirname(path))
  }
}

/** Replaces the file, or makes it, in one step: who reads meanwhile sees the old or the new text, never half of one. */
export function replacePrivateFile(path: string, text: string): void {
  renameSync(writeDraft(path, text), path)
  syncFolderNow(dirname(path))
}

/** The same for a file that is there; of the old text not even its bytes stay. */
export function exchangePrivateFile(path: string, text: string): void {
  const old = openSync(path, 'r+')
  try {
    replacePrivateFile(path, text)
    overwrite(old)
  } finally {
    closeSync(old)
  }
}

/** Takes the file away, and writes zeros over the bytes that it held. Nothing happens when it is gone already. */
export function destroyPrivateFile(path: string): void {
  const handle = unlessMissingNow(() => openSync(path, 'r+'), null)
  if (handle === null) return
  try {
    overwrite(handle)
  } finally {
    closeSync(handle)
  }
  unlessMissingNow(() => unlinkSync(path), null)
  syncFolderNow(dirname(path))
}

function overwrite(file: number): void {
  writeSync(file, Buffer.alloc(fstatSync(file).size), 0, undefined, 0)
  fsyncSync(file)
}

/** Under a name of its own, so that two processes that write at once, in two containers too, never share a draft. */
function writeDraft(path: string, text: string): string {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const draft = `${path}.${randomUUID()}.new`
  const file = openSync(draft, 'wx', 0o600)
  try {
    writeSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  return draft
}

function isThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST'
}
