// `pick product {…}`: an ambassador, who came to pick products (K1), picks one.
import type { Report } from '../browser/report.ts'
import type { Params, Track } from '../capture/make-event.ts'
import type { CookieJar } from '../cookies/cookie-jar.ts'

/** The event `pick` with the product's parameters and the ambassador's ID; measured as every event is. */
export const createPickCommand =
  (jar: CookieJar, track: Track, report: Report) =>
  (_what: 'product', product: Params): void => {
    const ambassador = jar.read_('session_add')?.split('.')[0]
    if (ambassador) track('pick', { ...product, ambassador })
    else report('no_ambassador')
  }
