// The npm entry: the same tag, started by a call. Importing it does nothing.
import { guard } from './browser/guard.ts'
import { usePage } from './browser/page.ts'
import { report } from './browser/report.ts'
import type { Candor } from './candor.ts'
import { createTag } from './create-tag.ts'
import { useSettings } from './settings.ts'
import { type GivenSettings, toSettings } from './to-settings.ts'

export type { Outcome } from './browser/post.ts'
export type { Candor, Notices } from './candor.ts'
export type { ConsentState } from './consent/shopper-consent.ts'
export type { HandedData } from './cookies/data-command.ts'
export type { BatchAnswer, Customer, Refusal } from './protocol/batch.ts'
export type { Consent, ConsentMode, PrivacySignal } from './protocol/consent.ts'
export type { TechnicalCookie } from './protocol/cookies.ts'
export type { CustomParams, EventParams, Item } from './protocol/events.ts'
export type { BrandTagSettings } from './protocol/tag-settings.ts'

export type CandorOptions = GivenSettings & {
  /** The collector's folder, e.g. `https://shop.example/_c/`. */
  endpoint: string
}

/**
 * Starts the tag on this page and, unless `pageViews` is false, counts the page view. Call it once a page.
 * Never throws. Without a brand, an endpoint or a known consent mode it says so in one console line, and the function
 * it returns does nothing; likewise, without the line, where there is no `window` (rendering on a server).
 *
 * @example
 * const candor = createCandor({ brand: 'shop-fr', endpoint: 'https://shop.example/_c/' })
 * candor('search', { search_term: 'boots', results: 12 })
 */
export function createCandor(options: CandorOptions): Candor {
  const inert = ((): unknown => undefined) as Candor
  if (typeof window === 'undefined') return inert
  usePage(window)
  const start = guard(() => {
    const settings = toSettings(options)
    if (!settings || !options.endpoint) {
      report('no_settings')
      return inert
    }
    useSettings(settings, options.endpoint.replace(/\/?$/, '/'))
    return createTag() as Candor
  })
  return start() ?? inert
}
