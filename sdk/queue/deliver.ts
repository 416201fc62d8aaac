import { attempt } from '../browser/attempt.ts'
import type { QueuedEvent } from '../capture/make-event.ts'
import type { Batch } from '../protocol/batch.ts'
import { limits } from '../protocol/limits.ts'
import type { CustomerStamp } from '../visitor/customer-commands.ts'

/** All of a batch but its events. A field that is `undefined` does not travel. */
export type Envelope = Pick<Batch, 'sent_at' | 'consent' | 'visitor' | 'session'> &
  CustomerStamp & { publication: string | undefined }

/**
 * Browsers refuse `keepalive` bodies over 64 KiB, all requests of a page together: stay under it, and so under the
 * wire's own `limits.batchBytes`.
 */
const keepaliveBytes = 60_000

/** `keepalive` lets a request outlive its page. `body` is missing where JSON cannot hold the event. */
export type Send = (body: string | undefined, keepalive: boolean) => void

/**
 * Sends events in bodies that the limits allow. What is too large, or what JSON cannot hold (a circular object, a
 * BigInt), is halved until it fits or is one event: so one bad event never spoils its batch. One that is too large by
 * itself travels without `keepalive`, and the collector says why it is refused.
 */
export function deliver(envelope: Envelope, events: QueuedEvent[], send: Send): void {
  const body = attempt(() => JSON.stringify({ ...envelope, events }))
  const fits = !!body && events.length <= limits.eventsPerBatch && new Blob([body]).size <= keepaliveBytes
  const half = events.length >> 1
  if (fits || !half) send(body, fits)
  else {
    deliver(envelope, events.slice(0, half), send)
    deliver(envelope, events.slice(half), send)
  }
}
