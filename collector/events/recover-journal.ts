// What the last run left in the journal: torn tails are cut, damaged records set aside, the rest is ready to be loaded.
import { appendFile, mkdir, open, readdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Segment, StoredEvent } from '../stores/events.ts'
import { syncFolder } from '../sync-folder.ts'
import { isWholeRecord } from './record.ts'
import { segmentIdOf, segmentPath } from './segment-file.ts'

export interface Recovered {
  /** Oldest first. */
  segments: Segment[]
  /** Files whose unfinished last record was cut. */
  tornTails: number
  /** Whole lines whose checksum is wrong, kept in `damaged/`. */
  damagedRecords: number
}

/** Verifies every segment of the folder, making the folder when there is none; `see` is shown each whole record. */
export async function recoverJournal(folder: string, see: (event: StoredEvent) => void): Promise<Recovered> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const ids = (await readdir(folder)).map(segmentIdOf).filter((id) => id !== null)
  const recovered: Recovered = { segments: [], tornTails: 0, damagedRecords: 0 }
  for (const id of ids.sort()) {
    const verified = await verifySegment(folder, id, see)
    recovered.segments.push(verified.segment)
    recovered.tornTails += verified.tornTails
    recovered.damagedRecords += verified.damagedRecords
  }
  return recovered
}

/** Checks one segment record by record, and rewrites it without what is not whole. */
export async function verifySegment(folder: string, id: string, see?: (event: StoredEvent) => void) {
  const path = segmentPath(folder, id)
  const lines = (await readFile(path, 'utf8')).split('\n')
  const tail = lines.pop() ?? ''
  const whole = lines.filter(isWholeRecord)
  const damaged = lines.filter((line) => !isWholeRecord(line))
  if (see) for (const line of whole) see(JSON.parse(line))
  if (damaged.length > 0) await setAside(folder, id, damaged)
  if (damaged.length > 0 || tail !== '') await replace(path, whole.map((line) => `${line}\n`).join(''))
  await syncFolder(folder)
  const segment: Segment = { id, path, events: whole.length }
  return { segment, tornTails: tail === '' ? 0 : 1, damagedRecords: damaged.length }
}

async function setAside(folder: string, id: string, lines: string[]): Promise<void> {
  const damagedFolder = join(folder, 'damaged')
  await mkdir(damagedFolder, { recursive: true, mode: 0o700 })
  // Appended: the same segment may be damaged again before it is loaded.
  await appendFile(segmentPath(damagedFolder, id), `${lines.join('\n')}\n`, { mode: 0o600 })
}

/** Writes beside, syncs, renames: a kill leaves the old or the new file. */
async function replace(path: string, text: string): Promise<void> {
  const beside = `${path}.new`
  const handle = await open(beside, 'w', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(beside, path)
}
