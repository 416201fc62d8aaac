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

/** The file's text, or null when there is none. Throws what the file system throws otherwise. */
export function readPrivateFile(path: string): string | null {
  return unlessMissing(() => readFileSync(path, 'utf8'))
}

/** Makes the file, on disk when this returns. False, and nothing changed, when it is there already. */
export function createPrivateFile(path: string, text: string): boolean {
  const draft = writeDraft(path, text)
  try {
    // A link, unlike a rename, never replaces: of two processes starting at once, one wins.
    linkSync(draft, path)
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw error
  } finally {
    unlinkSync(draft)
    syncFolder(dirname(path))
  }
}

/** Replaces the file, or makes it, in one step: who reads meanwhile sees the old or the new text, never half of one. */
export function replacePrivateFile(path: string, text: string): void {
  renameSync(writeDraft(path, text), path)
  syncFolder(dirname(path))
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
  const handle = unlessMissing(() => openSync(path, 'r+'))
  if (handle === null) return
  try {
    overwrite(handle)
  } finally {
    closeSync(handle)
  }
  unlessMissing(() => unlinkSync(path))
  syncFolder(dirname(path))
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

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function unlessMissing<T>(read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    throw error
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
