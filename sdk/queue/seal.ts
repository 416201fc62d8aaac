import { attempt } from '../browser/attempt.ts'
import type { QueuedEvent } from '../capture/make-event.ts'
import type { Batch } from '../protocol/batch.ts'
import { limits } from '../protocol/limits.ts'

/** All of a batch but its events, the time of sending and the customer. A field that is `undefined` does not travel. */
export type Envelope = Pick<Batch, 'consent' | 'visitor' | 'session'> & {
  [Field in 'publication' | 'url' | 'referrer']?: string | undefined
}

/**
 * Browsers refuse `keepalive` bodies over 64 KiB, all requests of a page together: stay under it, and so under the
 * wire's own `limits.batchBytes`, with room for the time and the customer.
 */
export const keepaliveBytes = 62_000
const textBytes = 59_000

export const bytesOf = (text: string): number => new Blob([text]).size

/**
 * Makes the texts of batches, each without its `{` and what is stamped when it is sent. What is too large, or what JSON
 * cannot hold (a circular object, a BigInt), is halved until it fits or is one event: so one bad event never spoils its
 * batch. `take` is given `undefined` for the one that JSON cannot hold.
 */
export function seal(envelope: Envelope, events: QueuedEvent[], take: (text?: string) => void): void {
  const text = attempt(() => JSON.stringify({ ...envelope, events }).slice(1))
  const half = events.length >> 1
  if (!half || (text && events.length <= limits.eventsPerBatch && bytesOf(text) <= textBytes)) take(text)
  else {
    seal(envelope, events.slice(0, half), take)
    seal(envelope, events.slice(half), take)
  }
}
