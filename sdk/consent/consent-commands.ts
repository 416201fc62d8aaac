import type { CookieJar } from '../cookies/cookie-jar.ts'
import { type Consent, purposes } from '../protocol/consent.ts'
import { type ConsentState, optedOut, type ShopperConsent } from './shopper-consent.ts'

/** `consent`, `optout` and `optin`. `change` is what stands around every change: what was before, and what follows. */
export function createConsentCommands(
  jar: CookieJar,
  consent: ShopperConsent,
  change: (work: () => void) => void,
) {
  return {
    consent(answer: Partial<Consent> | 'get', tell?: (state: ConsentState) => void): ConsentState {
      if (answer === 'get') tell?.(consent.state_())
      else {
        const last = jar.read_('consent') ?? optedOut
        // A purpose that is left out keeps its last answer; only `true` itself is a yes.
        const digits = purposes.map((purpose, at) =>
          purpose in answer ? Number(answer[purpose] === true) : last[at],
        )
        change(() => consent.remember_(digits.join('')))
      }
      return consent.state_()
    },
    /** A no to everything, remembered in every mode. */
    optout() {
      change(() => consent.remember_(optedOut, true))
    },
    /** Forgets a no to everything; any other answer stays. */
    optin() {
      change(() => {
        if (jar.read_('consent') === optedOut) jar.remove_('consent')
      })
    },
  }
}
