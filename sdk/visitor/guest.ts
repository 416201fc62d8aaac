// The two random IDs of a guest: the visitor's and the visit's (E2).
import { randomId } from '../browser/random-id.ts'
import { readCookie, removeCookie, writeCookie } from '../cookies/cookie-jar.ts'
import { cookies } from '../protocol/cookies.ts'

/** A visit is over after so long without an event. */
export const visitSeconds = cookies.visit.lifetime

/**
 * The ID, made where there is none. `isRenewed` starts its lifetime again. Nothing where the browser keeps no cookies: an
 * ID that each page makes anew would count one person as many.
 */
export const keepId = (
  name: 'visitor' | 'visit',
  seconds: number,
  isRenewed?: boolean,
): string | undefined => {
  const known = readCookie(name)
  if (isRenewed || !known) writeCookie(name, known || randomId(), seconds)
  return readCookie(name)
}

export const forgetGuest = (): void => {
  removeCookie('visitor')
  removeCookie('visit')
}
