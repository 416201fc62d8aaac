// Dates on pages.
import type { Wording } from '../contacts/brand-wording.ts'
import type { BrandSettings } from '../settings/brand-settings.ts'

/** Milliseconds since 1970 as a date in the page's language and the brand's time zone. */
export type DateOf = (at: number) => string

export function dateFormat({ language }: Wording, { timeZone }: BrandSettings): DateOf {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone })
  return (at) => format.format(at)
}
