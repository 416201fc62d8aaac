// `consent`, `optout` and `optin`.
import { type Consent, purposes } from '../protocol/consent.ts'
import { answer } from './change-consent.ts'
import { allowed, type ConsentState, consentState, optedOut, readConsent } from './shopper-consent.ts'

const consent = (given: Partial<Consent> | 'get', tell?: (state: ConsentState) => void): ConsentState => {
  if (given === 'get') tell?.(readConsent())
  else {
    const last = readConsent()
    // A purpose that is left out keeps its last answer; only `true` itself is a yes.
    const digits = purposes.map((purpose) => +(purpose in given ? given[purpose] === true : last[purpose]))
    answer(digits.join(''))
  }
  return consentState
}

export const consentCommands = {
  consent,
  /** A no to everything, remembered in every mode. */
  optout: () => answer(optedOut),
  /** Forgets an answer that refuses to be measured. */
  optin: () => {
    if (!allowed.analytics) answer('')
  },
}
