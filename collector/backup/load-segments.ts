// Gives a restored folder the events that the journal had not given to its month files yet, each exactly once: the erased
// are then taken from them as from the rest.
import { rm, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { EventStore } from '../stores/events.ts'
import type { CopiedStore } from './back-up-events.ts'
import type { BackupList } from './backup-list.ts'

/** Answers how many events were not there yet. Throws when a segment does not hold what the list says. */
export async function loadSegments(
  store: Pick<EventStore, 'load'> & CopiedStore,
  dataFolder: string,
  list: BackupList,
): Promise<number> {
  let added = 0
  for (const [brand, { segments }] of Object.entries(list.brands)) {
    const before = await countEvents(store, brand)
    for (const { name, events, file } of segments) {
      const path = join(dataFolder, file.path)
      // Whatever of it was loaded before the month's file was copied is known there, by the segment or by the event.
      const { stored, repeated } = await store.load({ id: name, path, events, checkAll: true })
      if (stored + repeated !== events)
        throw new Error(`${file.path} holds ${stored + repeated} events, not ${events}`)
      await unlink(path)
    }
    added += (await countEvents(store, brand)) - before
    await rm(join(dataFolder, brand, 'journal'), { recursive: true, force: true })
  }
  return added
}

async function countEvents(store: CopiedStore, brand: string): Promise<number> {
  let events = 0
  for (const month of await store.months(brand))
    events += (await store.withMonthFile(brand, month, async (file) => file.events)) ?? 0
  return events
}
