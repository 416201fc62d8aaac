// One spelling for each phone number: E.164.
import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { trimInvisible } from './trim-invisible.ts'

/** The country whose national spelling is understood, ISO 3166-1 alpha-2. */
export type Region = CountryCode

/** E.164 has 15 digits; the rest is room for separators and an extension. */
const longestText = 64

/** A region as settings give it, or null when no numbering plan is known for it. */
export function parseRegion(text: string): Region | null {
  return isSupportedCountry(text) ? text : null
}

/**
 * E.164, e.g. `+33612345678`. Null when it is not a valid number of the region or, with `+`, of any.
 *
 * @param region understood without a country code; absent: only international numbers are.
 */
export function normalisePhone(text: string, region?: Region): string | null {
  if (text.length > longestText) return null
  // extract: false — the whole text must be the number, not hold one.
  const options = region === undefined ? { extract: false } : { defaultCountry: region, extract: false }
  const number = parsePhoneNumberFromString(trimInvisible(text.normalize('NFKC')), options)
  return number?.isValid() ? number.number : null
}
