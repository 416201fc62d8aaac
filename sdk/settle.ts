import { deviceShelf, keep, tabShelf } from './browser/kept-text.ts'
import { forgetTabMemory, loadTabMemory } from './capture/tab-memory.ts'
import { allowed, isRefused, readConsent } from './consent/shopper-consent.ts'
import { waiting } from './queue/event-queue.ts'
import { batches } from './queue/outbox.ts'
import { mayStore, settings } from './settings.ts'
import { forgetGuest, keepId } from './visitor/guest.ts'
import { keepPublication } from './visitor/publication.ts'

/** Empties the memory of what has not been sent. */
export const forget = (): void => {
  waiting.splice(0)
  batches.clear()
  forgetTabMemory()
}

/** Makes device and memory hold what is allowed now, and nothing else. */
export const settle = (): void => {
  readConsent()
  if (allowed.analytics && mayStore) {
    keepId('visitor', settings.visitorLifetime, settings.isRenewed)
    loadTabMemory()
  } else {
    forgetGuest()
    keep(deviceShelf, '')
    keep(tabShelf, '')
  }
  keepPublication()
  if (isRefused) forget()
}
