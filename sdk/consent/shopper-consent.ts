// What the shopper and their browser allow. Read afresh at each flush: another tab may have answered meanwhile.
import { privacySignal } from '../browser/privacy-signal.ts'
import { readCookie } from '../cookies/cookie-jar.ts'
import { type Consent, type PrivacySignal, purposes } from '../protocol/consent.ts'
import { settings } from '../settings.ts'

export interface ConsentState extends Consent {
  /** The shopper has said yes or no; before that the brand's mode decides. */
  answered: boolean
  /** The browser refuses on the shopper's behalf: do not ask. */
  signal: PrivacySignal | null
}

/** The cookie's three digits: a no to everything, which is also an opt-out. */
export const optedOut = '000'

/** As `readConsent` last found it: reading cookies takes its time, and is not for each call. */
export let allowed: Consent
export let consentState: ConsentState
/** Nothing may be measured, and there is no answer to wait for. */
export let isRefused: unknown
/** The answer given on this page, for a browser that keeps no cookies, and for a mode that stores nothing. */
let said: string | undefined

export const say = (digits?: string): void => {
  said = digits
}

export const readConsent = (): ConsentState => {
  const signal = privacySignal()
  const answer = readCookie('consent') || said
  const digits = signal ? optedOut : answer || settings.unanswered
  allowed = Object.fromEntries(purposes.map((purpose, at) => [purpose, digits[at] === '1'])) as Record<
    keyof Consent,
    boolean
  >
  consentState = { ...allowed, answered: !!answer, signal }
  isRefused = !allowed.analytics && (answer || signal)
  return consentState
}
