// Carries closed segments from the journal into the event store, one after the other, and removes what is loaded.
import { unlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import { decodeTime } from 'ulid'
import type { EventStore, LoadResult, Segment } from '../stores/events.ts'
import { isMissing } from '../unless-missing.ts'
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
  const failures = new Map<Segment, number>()
  /** Segments that were refused three times: the others go on until their pause is over. */
  const resting = new Map<Segment, () => void>()
  let running: Promise<void> | null = null
  let stopped = false
  let cancelRetry = () => {}

  async function run(): Promise<void> {
    while (!stopped) {
      const next = waiting.find((segment) => !resting.has(segment))
      if (!next || !(await tryLoad(next))) break
    }
    running = null
  }

  function start(): void {
    cancelRetry()
    if (!stopped) running ??= run()
  }

  /** Whether the next one may be tried at once. */
  async function tryLoad(segment: Segment): Promise<boolean> {
    try {
      const result = await store.load(segment)
      await unlink(segment.path)
      settle(segment, result)
      return true
    } catch (error) {
      onError(error, segment)
      if (await isGone(segment)) settle(segment, { stored: 0, repeated: 0 })
      else return retryLater(segment)
      return true
    }
  }

  /** The disk may have damaged a record since it was written: set it aside, so that the rest can be loaded. */
  async function isGone(segment: Segment): Promise<boolean> {
    try {
      await verifySegment(dirname(segment.path), segment.id)
      return false
    } catch (error) {
      onError(error, segment)
      return isMissing(error)
    }
  }

  function retryLater(segment: Segment): boolean {
    const failed = (failures.get(segment) ?? 0) + 1
    failures.set(segment, failed)
    const pauseMs = retryMs[Math.min(failed, retryMs.length) - 1] ?? 0
    if (failed < retryMs.length) {
      cancelRetry = later(start, pauseMs)
      return false
    }
    letOthersPass(segment, pauseMs)
    return true
  }

  /** One segment that cannot be loaded must not hold up the rest; out of its turn it trusts no mark. */
  function letOthersPass(segment: Segment, pauseMs: number): void {
    segment.checkAll = true
    const wake = () => {
      resting.delete(segment)
      start()
    }
    resting.set(segment, later(wake, pauseMs))
  }

  /** A segment can hold more than was answered (a failed write that reached the disk) or less (a damaged record). */
  function settle(segment: Segment, { stored, repeated }: LoadResult): void {
    const difference = stored + repeated - segment.events
    if (difference > 0) counts.received += difference
    else counts.refused.damaged -= difference
    waiting = waiting.filter((other) => other !== segment)
    failures.delete(segment)
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
      for (const cancel of resting.values()) cancel()
      while (running) await running
    },
  }
}
