// A brand as the collector knows it: its settings and the hashes of the keys that open it.
import type { BrandSettings } from '../settings/brand-settings.ts'

/** What a key may do. `server`: the brand's own server (the `/api/<brand>` routes). `analyst`: read reports. */
export type AccessRole = 'server' | 'analyst'

export interface AccessKey {
  role: AccessRole
  /** Keyed hash of the token; the token itself is shown once and stored nowhere. */
  hash: string
  /** Milliseconds since 1970, or null for a key that lives until it is replaced. */
  expires: number | null
}

/** Demonstration data that stands in the brand's reports, as local dates. */
export interface Seeded {
  from: string
  to: string
}

/** That a brand takes nothing any more: it left (R12), or its programme is suspended (R13). */
export interface EndedBrand {
  how: 'left' | 'suspended'
  /** Milliseconds since 1970. */
  since: number
}

export interface Brand {
  name: string
  settings: BrandSettings
  keys: AccessKey[]
  seeded: Seeded | null
  /** Absent or null: it has not ended. */
  ended?: EndedBrand | null | undefined
}

/** A brand's name is a folder and a path of the collector: what both can bear, and no route's name. */
const brandName = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
const taken = new Set([
  'a',
  'api',
  'backups',
  'c',
  'confirm',
  'e',
  'f',
  'healthz',
  'holds',
  'inbox',
  'invitation',
  'journal',
  'l',
  'login',
  'm',
  'me',
  'metrics',
  'o',
  'p',
  'popins',
  'readyz',
  'reports',
  'retention',
  'seed',
  'session',
  'spill',
  'unsubscribe',
  'users',
  'v',
  'shop',
  'blog',
])

/** Why a name cannot be a brand's, or null when it can. */
export function refuseBrandName(name: string): string | null {
  if (!brandName.test(name)) return 'a brand name is 1 to 63 lower-case letters, digits and inner hyphens'
  return taken.has(name) ? `${name} is a path of the collector itself` : null
}
