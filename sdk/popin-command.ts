// `popin <kind> {…}`: loads the popins' file, which only now is needed, and hands the call over.
import { report } from './browser/report.ts'
import { track } from './capture/track.ts'
import { answer } from './consent/change-consent.ts'
import { readCookie } from './cookies/cookie-jar.ts'
import { folder, settings } from './settings.ts'

/** What the popins get of the tag. A tuple, because names that cross a file's border cannot be shortened. */
export type TagParts = readonly [
  readBrandSettings: typeof settings,
  fromFolder: string,
  read: typeof readCookie,
  tell: typeof track,
  /** The shopper's answer as the consent cookie's three digits. */
  take: typeof answer,
]

/** Loaded as a module, since that meets Trusted Types; the browser loads it once. `pick product` goes the same way. */
export const popin = (...call: unknown[]): void => {
  const parts: TagParts = [settings, folder, readCookie, track, answer]
  import(`${folder}popins.js`).then(({ open }) => open(parts, ...call)).catch(report)
}
