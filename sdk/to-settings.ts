import { consentModes } from './protocol/consent.ts'
import { defaultCookiePrefix, defaultLifetimeHours } from './protocol/cookies.ts'
import { type BrandTagSettings, resolveTagSettings, type TagSettings } from './protocol/tag-settings.ts'

/** A brand's settings as they are written: all but `brand` may be left out. */
export type GivenSettings = Partial<Omit<BrandTagSettings, 'brand' | 'cookies' | 'arrival' | 'capture'>> & {
  brand: string
  cookies?: Partial<BrandTagSettings['cookies']>
  arrival?: Partial<BrandTagSettings['arrival']>
  capture?: Partial<BrandTagSettings['capture']>
}

const cookies: BrandTagSettings['cookies'] = {
  prefix: defaultCookiePrefix,
  lifetimeHours: defaultLifetimeHours,
  technical: ['session_add', 'data'],
  setBy: 'script',
  reach: 'site',
}
const arrival: BrandTagSettings['arrival'] = { publication: 'candor_pub', ambassador: 'candor_add' }
const capture: BrandTagSettings['capture'] = {
  dataLayer: true,
  links: true,
  searchParameters: ['q', 's', 'search', 'query', 'keyword'],
}

/** Fills in what is left out and resolves it; nothing where there is no brand, or no such consent mode. */
export function toSettings(given: Partial<GivenSettings> = {}): TagSettings | undefined {
  const { brand, consent = 'required', pageViews = true, cmp = 'auto' } = given
  if (!brand || !consentModes.includes(consent)) return undefined
  return resolveTagSettings({
    brand,
    consent,
    pageViews,
    cmp,
    cookies: { ...cookies, ...given.cookies },
    arrival: { ...arrival, ...given.arrival },
    capture: { ...capture, ...given.capture },
  })
}
