// A link that opens a brand's reports for 7 days: the token stands in the fragment, which no server or log sees.
import type { Brand } from '../brands/brand.ts'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import type { KeyRing } from '../privacy/key-ring.ts'
import { linkLifetimeMs, withKey } from './access-keys.ts'

export interface ReportLinkOptions {
  brands: BrandRegistry
  keyRing: KeyRing
  newToken: () => string
  now: number
  /** Where the collector is reached, e.g. `http://localhost:8787`. */
  base: string
}

/** Makes a link, and stores only its token's hash. */
export function createReportLink(
  brand: Brand,
  { brands, keyRing, newToken, now, base }: ReportLinkOptions,
): string {
  const token = newToken()
  brands.save(withKey(brand, 'analyst', token, keyRing, now + linkLifetimeMs, now))
  return `${base}/reports/${brand.name}#access=${token}`
}
