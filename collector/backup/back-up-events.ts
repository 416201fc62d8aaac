// The events in a backup: month files that have changed, and what the journal has not given to them yet.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { isWholeRecord } from '../events/record.ts'
import { segmentIdOf, segmentPath } from '../events/segment-file.ts'
import type { EventCopier, EventEraser } from '../stores/events.ts'
import { unlessMissing } from '../unless-missing.ts'
import type { BackedUpEvents } from './backup-list.ts'
import type { BackupParts } from './copy-parts.ts'

export type CopiedStore = EventCopier & Pick<EventEraser, 'months'>

/** The files of a brand's months: those that are as they were are taken over from the backup before. */
export async function backUpMonths(
  store: CopiedStore,
  parts: BackupParts,
  brand: string,
): Promise<BackedUpEvents[]> {
  const backedUp: BackedUpEvents[] = []
  for (const month of await store.months(brand)) {
    const path = `${brand}/events/${month}.duckdb`
    const one = await store.withMonthFile(brand, month, async ({ path: original, events, mark }) => {
      const isKnown = parts.knownMark(path) === mark
      const file = isKnown ? await parts.takeOver(path) : await parts.seal(path, original, mark)
      return { name: month, events, file }
    })
    if (one) backedUp.push(one)
  }
  return backedUp
}

/**
 * The journal's closed segments, each brand's events for itself, so that a brand can be taken out of a backup. One that
 * is loaded meanwhile is gone from here, and in its month file, which is copied later. In memory: a segment, 8 MB.
 */
export async function backUpJournal(
  dataFolder: string,
  parts: BackupParts,
): Promise<Map<string, BackedUpEvents[]>> {
  const folder = join(dataFolder, 'journal')
  const byBrand = new Map<string, BackedUpEvents[]>()
  for (const id of await segmentIds(folder)) {
    const text = await readIfThere(segmentPath(folder, id))
    for (const [brand, lines] of await linesByBrand(text)) {
      const source = Buffer.from(lines.map((line) => `${line}\n`).join(''))
      const file = await parts.seal(`${brand}/journal/${id}.ndjson`, source, null)
      byBrand.set(brand, [...(byBrand.get(brand) ?? []), { name: id, events: lines.length, file }])
    }
  }
  return byBrand
}

/** Lines looked at before others get their turn: 1 ms of work. */
const linesAtOnce = 500
/** Every record begins with its checksum, then the brand. */
const brandOfRecord = /^\{"crc":"[0-9a-f]{8}","brand":"([a-z0-9-]{1,63})"/

async function linesByBrand(text: string): Promise<Map<string, string[]>> {
  const byBrand = new Map<string, string[]>()
  for (const [index, line] of text.split('\n').entries()) {
    if (index % linesAtOnce === linesAtOnce - 1) await setImmediate()
    const brand = isWholeRecord(line) ? brandOfRecord.exec(line)?.[1] : undefined
    if (brand === undefined) continue
    const lines = byBrand.get(brand)
    if (lines) lines.push(line)
    else byBrand.set(brand, [line])
  }
  return byBrand
}

async function segmentIds(folder: string): Promise<string[]> {
  const names = await unlessMissing(() => readdir(folder), [])
  return names.flatMap((name) => segmentIdOf(name) ?? []).sort()
}

const readIfThere = (path: string) => unlessMissing(() => readFile(path, 'utf8'), '')
