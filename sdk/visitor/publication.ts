// What a page arrives with: the publication that brought the shopper (K2), the ambassador who picks products (K1).
import { takeParameter } from '../browser/take-parameter.ts'
import { allowed, consentState, isRefused } from '../consent/shopper-consent.ts'
import { removeCookie, writeCookie } from '../cookies/cookie-jar.ts'
import { mayKeep } from '../cookies/may-keep.ts'
import { mayStore, settings } from '../settings.ts'

let publication: string
let ambassador: string

export const readArrival = (): void => {
  publication = takeParameter(settings.shopParameter)
  ambassador = takeParameter(settings.addParameter)
}

/** An ambassador arrives by an act of their own. */
export const keepAmbassador = (): void => {
  if (mayKeep('session_add')) writeCookie('session_add', ambassador)
}

/**
 * Keeps the publication, or removes the cookie, by what is allowed now. What arrived waits for the answer on this page; a
 * no forgets it, and so does a mode that stores nothing, unless the brand declares it technical.
 */
export const keepPublication = (): void => {
  if ((allowed.attribution && mayStore) || (settings.technical.includes('session_shop') && !isRefused))
    writeCookie('session_shop', publication)
  else {
    removeCookie('session_shop')
    if (consentState.answered) publication = ''
  }
}
