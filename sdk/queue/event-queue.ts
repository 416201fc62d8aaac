// Events wait here, in memory, for a moment or for the shopper's answer. How they are sent is not known here.
import type { Page } from '../browser/page.ts'
import type { QueuedEvent } from '../capture/make-event.ts'
import { limits } from '../protocol/limits.ts'

export interface EventQueue {
  add_(event: QueuedEvent): void
  /** Hands over what waits. */
  take_(): QueuedEvent[]
}

/** How long the first event waits for others. */
export const lingerMs = 1000

/** While `isHeld` says that an answer is awaited, at most `limits.heldEvents` stay, the oldest out. */
export function createEventQueue(page: Page, isHeld: () => boolean, flush: () => void): EventQueue {
  const waiting: QueuedEvent[] = []
  return {
    add_(event) {
      waiting.push(event)
      if (isHeld() && waiting.length > limits.heldEvents) waiting.shift()
      // At once is after the call: serialising is no work of the page's own task.
      const isUrgent = event.name === 'purchase'
      if (isUrgent || !waiting[1]) page.setTimeout(flush, isUrgent ? 0 : lingerMs)
    },
    take_: () => waiting.splice(0),
  }
}
