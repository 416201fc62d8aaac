// `popin <kind> {…}` and `pick product {…}`: loads the popins' file, which only now is needed, and hands the call over.
import { page } from './browser/page.ts'
import { report } from './browser/report.ts'
import { track } from './capture/track.ts'
import { answer } from './consent/change-consent.ts'
import { readCookie } from './cookies/cookie-jar.ts'
import type { PopinParts } from './protocol/popin-parts.ts'
import { folder, settings } from './settings.ts'

/** As a module, which meets Trusted Types; the browser loads it once. */
export const popin = (...call: unknown[]): void => {
  const parts: PopinParts = [page.event, settings, folder, readCookie, track, answer]
  import(`${folder}popins.js`)
    .then(({ open }) => open(parts, ...call))
    .catch((error) => report('failed', error))
}
