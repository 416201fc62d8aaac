// Events wait here, in memory, for a moment or for the shopper's answer. How they are sent is not known here.
import type { Page } from '../browser/page.ts'
import type { WireEvent } from '../protocol/batch.ts'
import { limits } from '../protocol/limits.ts'

export interface EventQueue {
  add_(event: WireEvent): void
  flush_(): void
  forget_(): void
}

/** How long the first event waits for others. */
const lingerMs = 1000

/** `isAllowed` is asked at each flush; while it says no the events stay, at most `limits.heldEvents`, oldest out. */
export function createEventQueue(
  page: Page,
  isAllowed: () => boolean,
  deliver: (events: WireEvent[]) => void,
): EventQueue {
  let waiting: WireEvent[] = []
  let isTimed = false

  const flush = () => {
    if (waiting[0] && isAllowed()) deliver(waiting.splice(0))
  }
  return {
    add_(event) {
      waiting = [...waiting, event].slice(-limits.heldEvents)
      if (event.name === 'purchase' || waiting.length >= limits.eventsPerBatch) flush()
      if (isTimed) return
      isTimed = true
      page.setTimeout(() => {
        isTimed = false
        flush()
      }, lingerMs)
    },
    flush_: flush,
    forget_() {
      waiting = []
    },
  }
}
