// The way of an event after its pipeline: what the last run left is recovered, then journal and loader take over.
import { join } from 'node:path'
import type { Logger } from 'pino'
import { monotonicFactory } from 'ulid'
import type { EventCounts } from './events/event-counts.ts'
import { createJournal, type Journal } from './events/journal.ts'
import { createLoader, type Loader } from './events/loader.ts'
import { type Recovered, recoverJournal } from './events/recover-journal.ts'
import type { RepeatCheck } from './events/repeat-check.ts'
import type { Metrics } from './metrics.ts'
import type { EventStore } from './stores/events.ts'

export interface EventWay {
  journal: Journal
  /** Where the journal's files stand. */
  folder: string
  /** Everything received before this is in the store. */
  completeUntil(now: number): number
  /** Loads what was received before; false when something of it cannot be loaded now. For erasures. */
  settle(): Promise<boolean>
  /** Takes nothing more, loads what it can within `drainMs`, and leaves the rest for the next start. */
  close(drainMs: number): Promise<void>
}

export interface EventWayOptions {
  dataFolder: string
  store: EventStore
  counts: EventCounts
  metrics: Metrics
  repeats: RepeatCheck
  now: () => number
  log: Logger
}

export async function openEventWay(options: EventWayOptions): Promise<EventWay> {
  const { dataFolder, store, repeats, now } = options
  const folder = join(dataFolder, 'journal')
  await repeats.rebuild(store, now())
  const recovered = await recoverJournal(folder, (event) => repeats.mayBeRepeat(event))
  const loader = createLoaderOf(options)
  takeOver(recovered, loader, options)
  const journal = createJournalOf(folder, loader, options)
  return {
    journal,
    folder,
    completeUntil: (at) => Math.min(at, loader.oldestWaiting() ?? at, journal.openSince() ?? at),
    async settle() {
      await journal.cut()
      const cutAt = now()
      await loader.drain()
      const oldest = loader.oldestWaiting()
      return oldest === null || oldest > cutAt
    },
    async close(drainMs) {
      await journal.close()
      await Promise.race([loader.drain(), new Promise((resolve) => setTimeout(resolve, drainMs).unref())])
      await loader.stop()
    },
  }
}

/** What is found counts as received and waiting, so that the conservation line holds from the first moment. */
function takeOver(
  { segments, damagedRecords, tornTails }: Recovered,
  loader: Loader,
  { counts, log }: EventWayOptions,
) {
  if (damagedRecords > 0) log.error({ records: damagedRecords }, 'damaged records were set aside')
  if (tornTails > 0) log.warn({ segments: tornTails }, 'unfinished records were cut from the journal')
  const waiting = segments.reduce((sum, segment) => sum + segment.events, 0)
  counts.received += waiting + damagedRecords
  counts.refused.damaged += damagedRecords
  counts.waiting += waiting
  // Their marks are not trusted: before the end a later segment may have been loaded in place of one that failed.
  for (const segment of segments) loader.add({ ...segment, checkAll: true })
}

function createLoaderOf({ store, counts, metrics, log }: EventWayOptions): Loader {
  return createLoader({
    store,
    counts,
    later: (retry, delayMs) => {
      const timer = setTimeout(retry, delayMs)
      return () => clearTimeout(timer)
    },
    onError: (error, segment) => {
      metrics.loaderFailed()
      log.error({ err: error, segment: segment.id }, 'a segment could not be loaded; it waits')
    },
  })
}

function createJournalOf(folder: string, loader: Loader, { metrics, now, log }: EventWayOptions): Journal {
  // Two segments of one millisecond keep their order by name, which is the order they are recovered in.
  const newId = monotonicFactory()
  return createJournal({
    folder,
    now,
    newId: () => newId(now()),
    onSegment: (segment) => loader.add(segment),
    onStorageError: (error) => {
      metrics.storageFailed()
      log.error({ err: error }, 'the journal could not be written')
    },
  })
}
