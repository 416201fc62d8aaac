import { makeEvent } from '../capture/make-event.ts'
import { removeCookie, writeCookie } from '../cookies/cookie-jar.ts'
import { flush } from '../flush.ts'
import { tell } from '../notices.ts'
import { cookies } from '../protocol/cookies.ts'
import { send } from '../queue/outbox.ts'
import { sealEvents } from '../queue/seal.ts'
import { mayStore } from '../settings.ts'
import { settle } from '../settle.ts'
import { allowed, consentState, optedOut, say } from './shopper-consent.ts'
import { tellGoogle } from './tell-google.ts'

/**
 * Remembers an answer, on the device where the mode allows it or it is an opt-out; an empty one forgets the last. Against a
 * signal nothing is remembered. Then everything is made to hold what is allowed now.
 */
export const answer = (digits: string): void => {
  const wasMeasured = allowed.analytics
  // What happened under the old answer keeps its stamp; a no forgets it all the same.
  if (wasMeasured) sealEvents()
  if (!consentState.signal) {
    say(digits)
    const isKept =
      (mayStore || digits === optedOut) && writeCookie('consent', digits, cookies.consent.lifetime)
    if (!isKept) removeCookie('consent')
  }
  settle()
  if (wasMeasured && !allowed.analytics)
    send(JSON.stringify({ consent: allowed, events: [makeEvent('consent')] }).slice(1), false)
  if (consentState.answered) tellGoogle('update')
  flush()
  tell('consent', consentState)
}
