// Makes batches of what waits: who, where and what is allowed stands once in each.
import { attempt } from '../browser/attempt.ts'
import { document } from '../browser/page.ts'
import { report } from '../browser/report.ts'
import type { QueuedEvent } from '../capture/make-event.ts'
import { allowed, consentState } from '../consent/shopper-consent.ts'
import { readCookie } from '../cookies/cookie-jar.ts'
import { limits } from '../protocol/limits.ts'
import { mayStore, settings } from '../settings.ts'
import { keepId, visitSeconds } from '../visitor/guest.ts'
import { loggedIn } from '../visitor/logged-in.ts'
import { waiting } from './event-queue.ts'
import { batches, type Stamp } from './outbox.ts'

/**
 * Texts without their `{` and what is stamped when they are sent. What is too large, or what JSON cannot hold (a circular
 * object, a BigInt), is halved until it fits or is one event: so one bad event never spoils its batch.
 */
const seal = (envelope: object, events: QueuedEvent[], who: Stamp): void => {
  const text = attempt(() => JSON.stringify({ ...envelope, events }).slice(1))
  const half = events.length >> 1
  if (half && !(text && events.length <= limits.eventsPerBatch && text.length <= limits.batchCharacters)) {
    seal(envelope, events.slice(0, half), who)
    seal(envelope, events.slice(half), who)
  } else if (text) batches.set(text, who)
  else report('failed')
}

export const sealEvents = (): void => {
  const events = waiting.splice(0)
  if (!events[0]) return
  const { url } = events[0]
  seal(
    {
      consent: allowed,
      publication: allowed.attribution ? readCookie('session_shop') : undefined,
      ...(mayStore && {
        visitor: keepId('visitor', settings.visitorLifetime),
        session: keepId('visit', visitSeconds, true),
      }),
      url,
      referrer: document.referrer,
    },
    events.map((event) => (event.url === url ? { ...event, url: undefined } : event)),
    consentState.answered && { ...loggedIn },
  )
}
