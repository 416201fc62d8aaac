// Journal segments for tests of stores: events as whole records in a file, with an ID that grows.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ulid } from 'ulid'
import { encodeRecord } from '../../collector/events/record.ts'
import type { Segment, StoredEvent } from '../../collector/stores/events.ts'

let written = 0

/** Writes the next segment into a folder. */
export async function writtenSegment(folder: string, events: readonly StoredEvent[]): Promise<Segment> {
  const id = ulid(++written)
  const path = join(folder, `${id}.ndjson`)
  await writeFile(path, events.map(encodeRecord).join(''))
  return { id, path, events: events.length }
}
