import { guard } from './browser/guard.ts'
import { document } from './browser/page.ts'
import { lookAround } from './capture/look-around.ts'
import { allowed, isRefused, readConsent } from './consent/shopper-consent.ts'
import { isPaused, sendBatches, takeKeptBatches } from './queue/outbox.ts'
import { sealEvents } from './queue/seal.ts'
import { mayStore } from './settings.ts'
import { forget } from './settle.ts'

/**
 * Sends what waits and what an earlier page left, or forgets it. `isForced` makes batches during a pause too: the page, or
 * its customer, may be gone.
 */
export const flush = guard((isForced?: boolean): void => {
  lookAround()
  readConsent()
  if (isRefused) forget()
  else if (allowed.analytics && !document.prerendering) {
    if (isForced || !isPaused) sealEvents()
    // What is on the shelf stays there while it cannot be sent, and while this page may be ended at any moment.
    if (!isPaused) {
      if (mayStore && !document.hidden) takeKeptBatches()
      sendBatches()
    }
  }
})
