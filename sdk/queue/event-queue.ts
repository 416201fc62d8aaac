// Events wait here, in memory, for a moment or for the shopper's answer. How they are sent is not known here.
import { page } from '../browser/page.ts'
import { makeEvent, type Params, type QueuedEvent } from '../capture/make-event.ts'
import { allowed } from '../consent/shopper-consent.ts'
import { limits } from '../protocol/limits.ts'
import { flushNow } from './due.ts'

/** How long the first event waits for others. */
export const lingerMs = 1000

export let waiting: QueuedEvent[]

export const startQueue = (): void => {
  waiting = []
}

/** While an answer is awaited, at most `limits.heldEvents` stay, the oldest out. */
export const addEvent = (name: string, params?: Params): void => {
  waiting.push(makeEvent(name, params))
  if (!allowed.analytics && waiting.length > limits.heldEvents) waiting.shift()
  // An order at once, which is after the call: serialising is no work of the page's own task.
  if (name === 'purchase' || !waiting[1]) page.setTimeout(flushNow, name === 'purchase' ? 0 : lingerMs)
}
