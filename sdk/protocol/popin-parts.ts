// What the tag hands to the popins' file. A tuple, because names that cross a file's border cannot be shortened.
import type { CookieName } from './cookies.ts'
import type { CustomParams } from './events.ts'
import type { TagSettings } from './tag-settings.ts'

export type PopinParts = readonly [
  /** What the page was handling when it called. */
  event: Event | undefined,
  settings: TagSettings,
  /** The collector's, with its last slash. */
  folder: string,
  /** What one of the tag's cookies holds, if it holds something sound. */
  read: (name: CookieName) => string | undefined,
  track: (name: string, params: CustomParams) => void,
  /** The shopper's answer, as the consent cookie's three digits. */
  answer: (digits: string) => void,
]
