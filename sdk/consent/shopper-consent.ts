// What the shopper and their browser allow. Read afresh at each flush: another tab may have answered meanwhile.
import type { Page } from '../browser/page.ts'
import { privacySignal } from '../browser/privacy-signal.ts'
import type { CookieJar } from '../cookies/cookie-jar.ts'
import { type Consent, type PrivacySignal, purposes } from '../protocol/consent.ts'
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
  /** What is allowed now. Reading cookies takes its time: not to be asked at each call. */
  state_(): ConsentState
  /** Remembers an answer, on the device where the mode allows it or `always`; nothing against a signal. */
  remember_(digits: string, always?: boolean): void
}

export function createShopperConsent(
  page: Page,
  jar: CookieJar,
  isAskedFirst: boolean,
  mayStore: boolean,
): ShopperConsent {
  const unanswered = isAskedFirst ? optedOut : measuredOnly
  const state = () => {
    const signal = privacySignal(page.navigator)
    const answer = jar.read_('consent')
    const digits = signal ? optedOut : (answer ?? unanswered)
    const allowed = Object.fromEntries(purposes.map((purpose, at) => [purpose, digits[at] === '1']))
    return { ...(allowed as Record<keyof Consent, boolean>), answered: !!answer, signal }
  }
  return {
    state_: state,
    remember_(digits, always = mayStore) {
      if (!state().signal) jar.write_('consent', digits, always, cookies.consent.lifetime)
    },
  }
}

/** Nothing may be measured, and there is no answer to wait for. */
export const isRefused = (state: ConsentState): boolean =>
  !state.analytics && (state.answered || !!state.signal)
