// What the shopper and their browser allow, read afresh each time: another tab may have answered meanwhile.
import type { Page } from '../browser/page.ts'
import { privacySignal } from '../browser/privacy-signal.ts'
import type { CookieJar } from '../cookies/cookie-jar.ts'
import type { Consent, ConsentMode, PrivacySignal } from '../protocol/consent.ts'
import { cookies } from '../protocol/cookies.ts'

export interface ConsentState extends Consent {
  /** The shopper has said yes or no; before that the brand's mode decides. */
  answered: boolean
  /** The browser refuses on the shopper's behalf: do not ask. */
  signal: PrivacySignal | null
}

/** The cookie's three digits: a no to everything, which is also an opt-out. */
export const optedOut = '000'
/** In the modes that measure before an answer. */
const measuredOnly = '100'

export interface ShopperConsent {
  /** What is allowed now. */
  state_(): ConsentState
  /** Remembers an answer, on the device where the mode allows it or `always`; nothing against a signal. */
  remember_(digits: string, always?: boolean): void
}

export function createShopperConsent(page: Page, jar: CookieJar, mode: ConsentMode): ShopperConsent {
  const unanswered = mode === 'exempt' || mode === 'cookieless' ? measuredOnly : optedOut
  return {
    state_() {
      const signal = privacySignal(page.navigator)
      const answer = jar.read_('consent')
      const [analytics, attribution, personalisation] = signal ? optedOut : (answer ?? unanswered)
      return {
        analytics: analytics === '1',
        attribution: attribution === '1',
        personalisation: personalisation === '1',
        answered: !!answer,
        signal,
      }
    },
    remember_(digits, always = mode !== 'cookieless') {
      if (!privacySignal(page.navigator)) jar.write_('consent', digits, always, cookies.consent.lifetime)
    },
  }
}

/** Nothing may be measured, and there is no answer to wait for. */
export const isRefused = ({ analytics, answered, signal }: ConsentState): boolean =>
  !analytics && (answered || !!signal)
