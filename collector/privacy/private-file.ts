// Files that only the collector may read (0600 in a 0700 folder): made once, or replaced whole. Synchronous:
// they change at start and once a day.
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

/** Replaces the file in one step, and writes zeros over the bytes that it held before. */
export function replacePrivateFile(path: string, text: string): void {
  const draft = writeDraft(path, text)
  // Kept open across the rename: the replaced bytes have no name any more, but can still be overwritten.
  const replaced = unlessMissing(() => openSync(path, 'r+'))
  renameSync(draft, path)
  syncFolder(dirname(path))
  if (replaced === null) return
  try {
    writeSync(replaced, Buffer.alloc(fstatSync(replaced).size), 0, undefined, 0)
    fsyncSync(replaced)
  } finally {
    closeSync(replaced)
  }
}

function writeDraft(path: string, text: string): string {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const draft = `${path}.${process.pid}.new`
  const file = openSync(draft, 'w', 0o600)
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
