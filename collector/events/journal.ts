// The journal: what is acknowledged is on disk first. Appends of the same moment share one write and one fdatasync.
import { unlink } from 'node:fs/promises'
import type { Segment } from '../stores/events.ts'
import { createSegmentFile, type SegmentFile } from './segment-file.ts'

export interface Journal {
  /** Resolves once the records are on disk; a value says why they are not. */
  append(records: string, events: number): Promise<AppendResult>
  /** Closes the segment being written if it is old enough, and hands it on. For a timer. */
  rotate(): Promise<void>
  /** Closes the segment being written, whatever its age: what was appended before stands in closed ones then, or is loaded. */
  cut(): Promise<void>
  /** When the segment being written was opened, or null. */
  openSince(): number | null
  /** Finishes what was appended, closes, and takes nothing more. */
  close(): Promise<void>
}

export type AppendResult = { ok: true } | { ok: false; reason: 'storage' | 'overloaded' | 'closing' }

export interface JournalOptions {
  folder: string
  newId: () => string
  now: () => number
  /** Called with each closed segment that holds events, oldest first. */
  onSegment: (segment: Segment) => void
  /** Called when the disk refuses. Nothing is retried: the segment is closed and the next append opens another. */
  onStorageError: (error: unknown) => void
  /** A segment is closed at this size; default 8 MB. */
  segmentBytes?: number
  /** …or at this age, so that reports are fresh; default 1000 ms. */
  segmentMs?: number
  /** Appends waiting for the disk beyond this many bytes are turned away; default 32 MB. */
  waitingBytes?: number
  /** Makes a segment's file; default: on the disk. */
  createFile?: (folder: string, id: string) => Promise<SegmentFile>
}

interface Group {
  records: string[]
  bytes: number
  events: number
  waiters: ((result: AppendResult) => void)[]
}

/** Records of one write: larger ones gain nothing, and a segment must not grow far beyond what a store loads at once. */
const groupBytes = 1_000_000

export function createJournal(options: JournalOptions): Journal {
  const { segmentBytes = 8_000_000, segmentMs = 1000, waitingBytes = 32_000_000 } = options
  const { createFile = createSegmentFile } = options
  const groups: Group[] = []
  let waiting = 0
  let writing: Promise<void> | null = null
  let segment: { file: SegmentFile; openedAt: number } | null = null
  let closed = false
  let cuts: (() => void)[] = []

  async function writeGroups(): Promise<void> {
    for (let group = groups.shift(); group; group = groups.shift()) {
      waiting -= group.bytes
      const result = await write(group)
      for (const resolve of group.waiters) resolve(result)
    }
    if (cuts.length > 0) return closeSegment().then(writeGroups)
    writing = null
  }

  /** The group that the next append joins: the last one that is not being written and has room. */
  function openGroup(): Group {
    const last = groups.at(-1)
    if (last && last.bytes < groupBytes) return last
    const group = { records: [], bytes: 0, events: 0, waiters: [] }
    groups.push(group)
    return group
  }

  async function write(taken: Group): Promise<AppendResult> {
    try {
      segment ??= { file: await createFile(options.folder, options.newId()), openedAt: options.now() }
      await segment.file.append(Buffer.from(taken.records.join('')), taken.events)
    } catch (error) {
      options.onStorageError(error)
      await closeSegment()
      return { ok: false, reason: 'storage' }
    }
    if (cuts.length > 0 || isDue(segment)) await closeSegment()
    return { ok: true }
  }

  function isDue({ file, openedAt }: { file: SegmentFile; openedAt: number }): boolean {
    return file.durableBytes >= segmentBytes || options.now() - openedAt >= segmentMs
  }

  async function closeSegment(): Promise<void> {
    const asked = cuts
    cuts = []
    if (segment) await closeFile(segment.file)
    for (const resolve of asked) resolve()
  }

  async function closeFile(file: SegmentFile): Promise<void> {
    segment = null
    await file.close().catch(options.onStorageError)
    if (file.events === 0) await unlink(file.path).catch(options.onStorageError)
    else options.onSegment({ id: file.id, path: file.path, events: file.events })
  }

  async function idle(): Promise<void> {
    while (writing) await writing
  }

  return {
    append(records, events) {
      if (closed) return Promise.resolve({ ok: false, reason: 'closing' })
      if (waiting > waitingBytes) return Promise.resolve({ ok: false, reason: 'overloaded' })
      return new Promise((resolve) => {
        const group = openGroup()
        group.records.push(records)
        group.bytes += records.length
        group.events += events
        group.waiters.push(resolve)
        waiting += records.length
        writing ??= writeGroups()
      })
    },
    async rotate() {
      if (writing || !segment || !isDue(segment)) return
      // Appends wait meanwhile: segments are handed on in the order they were written, and close() waits for this one.
      writing = closeSegment().then(writeGroups)
      await writing
    },
    cut() {
      return new Promise((resolve) => {
        cuts.push(resolve)
        // Appends wait meanwhile, as for a rotation; under way, the write that is done next closes it.
        writing ??= closeSegment().then(writeGroups)
      })
    },
    openSince: () => segment?.openedAt ?? null,
    async close() {
      closed = true
      await idle()
      await closeSegment()
    },
  }
}
