// `pick product {…}`: an ambassador, who came to pick products (K1), picks one.
import { report } from '../browser/report.ts'
import type { Params } from '../capture/make-event.ts'
import { track } from '../capture/track.ts'
import { readCookie } from '../cookies/cookie-jar.ts'

/** The event `pick` with the product's parameters and the ambassador's ID; measured as every event is. */
export const pick = (_what: 'product', product: Params): void => {
  const ambassador = readCookie('session_add')?.split('.')[0]
  if (ambassador) track('pick', { ...product, ambassador })
  else report('invalid_call', 'pick')
}
