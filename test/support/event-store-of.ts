// The real event store in a folder of its own that goes with it, holding some events.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encodeRecord } from '../../collector/events/record.ts'
import { type DuckdbOptions, openDuckdbEventStore } from '../../collector/stores/duckdb/duckdb-event-store.ts'
import type { EventEraser, EventStore, StoredEvent } from '../../collector/stores/events.ts'

/** Closing the store removes its folder. */
export async function eventStoreOf(
  events: readonly StoredEvent[],
  options: Pick<DuckdbOptions, 'rollUpAfter'> = {},
): Promise<EventStore & EventEraser> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'candor-events-'))
  const opened = await openDuckdbEventStore({ dataFolder, ...options })
  if (!opened.ok) throw new Error(opened.message)
  const { store } = opened
  const path = join(dataFolder, 'segment.ndjson')
  await writeFile(path, events.map(encodeRecord).join(''))
  await store.load({ id: 'segment', path, events: events.length, checkAll: false })
  return {
    ...store,
    async close() {
      await store.close()
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
}
