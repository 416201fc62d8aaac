// Events wait here, in memory, for a moment or for the shopper's answer. How they are sent is not known here.
import type { Guard } from '../browser/guard.ts'
import type { Page } from '../browser/page.ts'
import type { QueuedEvent } from '../capture/make-event.ts'
import { limits } from '../protocol/limits.ts'

export interface EventQueue {
  add_(event: QueuedEvent): void
  flush_(): void
  forget_(): void
}

/** How long the first event waits for others. */
const lingerMs = 1000

/** `isAllowed` is asked at each flush; while it says no the events stay, at most `limits.heldEvents`, oldest out. */
export function createEventQueue(
  page: Page,
  guard: Guard,
  isAllowed: () => boolean,
  deliver: (events: QueuedEvent[]) => void,
): EventQueue {
  let waiting: QueuedEvent[] = []
  const flush = guard(() => {
    if (waiting[0] && isAllowed()) deliver(waiting.splice(0))
  })
  return {
    add_(event) {
      waiting = [...waiting, event].slice(-limits.heldEvents)
      if (event.name === 'purchase' || waiting.length >= limits.eventsPerBatch) flush()
      else if (!waiting[1]) page.setTimeout(flush, lingerMs)
    },
    flush_: flush,
    forget_() {
      waiting = []
    },
  }
}
