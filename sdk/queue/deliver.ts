import { attempt } from '../browser/attempt.ts'
import { byteLength } from '../browser/byte-length.ts'
import type { Batch, WireEvent } from '../protocol/batch.ts'
import { limits } from '../protocol/limits.ts'

/** All of a batch but its events. A field that is `undefined` does not travel. */
export type Envelope = { [Field in keyof Omit<Batch, 'events'>]: Batch[Field] | undefined }

/**
 * Sends events in bodies that the limits of the wire allow. What is too large, or what JSON cannot hold, is halved until
 * it fits or is one event: too large by itself it travels, and the collector says why it is refused; unreadable
 * (a circular object, a BigInt) it is handed to `onUnreadable`. One bad event never spoils its batch.
 */
export function deliver(
  envelope: Envelope,
  events: WireEvent[],
  send: (body: string) => void,
  onUnreadable: () => void,
): void {
  const body = attempt(() => JSON.stringify({ ...envelope, events }))
  const isTooLarge = !body || events.length > limits.eventsPerBatch || byteLength(body) > limits.batchBytes
  if (isTooLarge && events[1]) {
    const half = events.length >> 1
    deliver(envelope, events.slice(0, half), send, onUnreadable)
    deliver(envelope, events.slice(half), send, onUnreadable)
  } else if (body) send(body)
  else onUnreadable()
}
