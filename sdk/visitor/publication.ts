// K2: the publication that brought the shopper, kept once the shopper, or the brand's own declaration, allows it.
import { type ConsentState, isRefused } from '../consent/shopper-consent.ts'
import type { CookieJar } from '../cookies/cookie-jar.ts'

/**
 * Keeps what this page arrived with, or removes the cookie, by what is allowed now. What arrived waits for the answer
 * on this page; a no forgets it. Where nothing may be stored it is kept for this page only, unless it is technical.
 */
export function createPublicationKeeper(
  jar: CookieJar,
  isTechnical: boolean,
  mayStore: boolean,
  arrived: string,
) {
  let pending = arrived
  return (state: ConsentState): void => {
    if (state.attribution || (isTechnical && !isRefused(state))) {
      jar.write_('session_shop', pending, isTechnical || mayStore)
    } else {
      jar.remove_('session_shop')
      if (state.answered) pending = ''
    }
  }
}
