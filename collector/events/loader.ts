// Carries closed segments from the journal into the event store, one after the other, and removes what is loaded.
import { unlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import { decodeTime } from 'ulid'
import type { EventStore, LoadResult, Segment } from '../stores/events.ts'
import type { EventCounts } from './event-counts.ts'
import { verifySegment } from './recover-journal.ts'

export interface Loader {
  add(segment: Segment): void
  /** When the oldest segment that is not loaded was opened, or null: everything before it is in the store. */
  oldestWaiting(): number | null
  /** Resolves when nothing is waiting, or when the store refuses. */
  drain(): Promise<void>
  /** Lets the segment under way finish, and loads no more. */
  stop(): Promise<void>
}

export interface LoaderOptions {
  store: EventStore
  counts: EventCounts
  /** Runs `retry` later and answers how to cancel it. */
  later: (retry: () => void, delayMs: number) => () => void
  onError: (error: unknown, segment: Segment) => void
}

const retryMs = [1000, 5000, 30_000]

export function createLoader({ store, counts, later, onError }: LoaderOptions): Loader {
  let waiting: Segment[] = []
  let running: Promise<void> | null = null
  let stopped = false
  let failures = 0
  let cancelRetry = () => {}

  async function run(): Promise<void> {
    while (!stopped) {
      const next = waiting[0]
      if (!next) break
      const loaded = await tryLoad(next)
      if (!loaded) break
      waiting = waiting.filter((segment) => segment !== next)
      failures = 0
    }
    running = null
  }

  function start(): void {
    cancelRetry()
    if (!stopped) running ??= run()
  }

  async function tryLoad(segment: Segment): Promise<boolean> {
    try {
      const result = await store.load(segment)
      await unlink(segment.path)
      settle(segment, result)
      return true
    } catch (error) {
      onError(error, segment)
      await verifyAgain(segment)
      failures++
      if (failures >= retryMs.length) letOthersPass(segment)
      cancelRetry = later(start, retryMs[Math.min(failures, retryMs.length) - 1] ?? 0)
      return false
    }
  }

  /** The disk may have damaged a record since it was written: set it aside, so that the rest can be loaded. */
  async function verifyAgain(segment: Segment): Promise<void> {
    await verifySegment(dirname(segment.path), segment.id).catch((error) => onError(error, segment))
  }

  /** One segment that cannot be loaded must not hold up the rest; out of its turn it trusts no mark. */
  function letOthersPass(segment: Segment): void {
    waiting = [...waiting.filter((other) => other !== segment), segment]
    segment.checkAll = true
  }

  /** A segment can hold more than was answered (a failed write that reached the disk) or less (a damaged record). */
  function settle(segment: Segment, { stored, repeated }: LoadResult): void {
    const difference = stored + repeated - segment.events
    if (difference > 0) counts.received += difference
    else counts.refused.damaged -= difference
    counts.waiting -= segment.events
    counts.stored += stored
    counts.repeated += repeated
  }

  return {
    add(segment) {
      waiting.push(segment)
      start()
    },
    oldestWaiting: () => (waiting.length > 0 ? Math.min(...waiting.map(({ id }) => decodeTime(id))) : null),
    async drain() {
      while (running) await running
    },
    async stop() {
      stopped = true
      cancelRetry()
      while (running) await running
    },
  }
}
