import { type Consent, purposes } from '../../sdk/protocol/consent.ts'
import type { PopinParts } from '../../sdk/protocol/popin-parts.ts'
import type { PopinHost } from './host.ts'

/** Names what the tag hands over without names, and adds what the page says. */
export const hostOf = (
  { document, navigator }: Pick<Window, 'document' | 'navigator'>,
  [, settings, folder, read, track, answer]: PopinParts,
): PopinHost => ({
  folder,
  brand: settings.brand,
  settings,
  language: document.documentElement.lang || navigator.language,
  get signal() {
    if (Reflect.get(navigator, 'globalPrivacyControl') === true) return 'gpc'
    return Reflect.get(navigator, 'doNotTrack') === '1' ? 'dnt' : null
  },
  consent: (given: Consent) => answer(purposes.map((purpose) => Number(given[purpose])).join('')),
  track,
  read,
})
