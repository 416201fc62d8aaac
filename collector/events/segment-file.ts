// One journal file being written: append, make durable, and go back to the last durable byte when that fails.
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { syncFolder } from '../sync-folder.ts'

export interface SegmentFile {
  id: string
  path: string
  /** Bytes and events known to be on disk. */
  durableBytes: number
  events: number
  /** Appends and waits for the disk. Throws when either fails; what was not durable is then cut off if possible. */
  append(bytes: Uint8Array, events: number): Promise<void>
  close(): Promise<void>
}

export function segmentPath(folder: string, id: string): string {
  return join(folder, `${id}.ndjson`)
}

/** The ID of a journal file's name, or null for anything else. */
export function segmentIdOf(fileName: string): string | null {
  return /^([0-9A-HJKMNP-TV-Z]{26})\.ndjson$/.exec(fileName)?.[1] ?? null
}

/** What a segment needs of its open file. */
export type SegmentHandle = Pick<FileHandle, 'write' | 'datasync' | 'truncate' | 'close'>

const openNew = (path: string): Promise<SegmentHandle> => open(path, 'wx', 0o600)

/** Makes a new segment file, and its name in the folder, durable. `openFile` refuses a file that is there. */
export async function createSegmentFile(
  folder: string,
  id: string,
  openFile = openNew,
): Promise<SegmentFile> {
  const path = segmentPath(folder, id)
  const handle = await openFile(path)
  try {
    await syncFolder(folder)
  } catch (error) {
    await handle.close()
    throw error
  }
  const segment: SegmentFile = {
    id,
    path,
    durableBytes: 0,
    events: 0,
    async append(bytes, events) {
      try {
        await writeAll(handle, bytes)
        await handle.datasync()
      } catch (error) {
        await cutBack(handle, segment.durableBytes)
        throw error
      }
      segment.durableBytes += bytes.byteLength
      segment.events += events
    },
    close: () => handle.close(),
  }
  return segment
}

async function writeAll(handle: SegmentHandle, bytes: Uint8Array): Promise<void> {
  let written = 0
  while (written < bytes.byteLength) {
    const { bytesWritten } = await handle.write(bytes, written)
    written += bytesWritten
  }
}

/** Best effort: what stays behind was not acknowledged, and its events are known by their IDs when they come again. */
async function cutBack(handle: SegmentHandle, length: number): Promise<void> {
  await handle.truncate(length).catch(() => undefined)
}
