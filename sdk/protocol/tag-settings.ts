// The public part of a brand's settings: what the collector writes into `GET /<brand>.js`.
import type { ConsentMode } from './consent.ts'
import type { TechnicalCookie } from './cookies.ts'

export interface TagSettings {
  brand: string
  /** Default `required`. */
  consent: ConsentMode
  cookies: {
    /** Default `Popsell_`. */
    prefix: string
    /** Hours K1–K3 and the visitor ID live; default 4320. */
    lifetimeHours: number
    /** The `Domain` attribute; absent: this host only. */
    domain?: string
    /** Default `['session_add', 'data']`. */
    technical: TechnicalCookie[]
    /** Default `script`; `server`: the tag asks the collector, which answers with `Set-Cookie` (K11). */
    setBy: 'script' | 'server'
  }
  /** Query parameters that an arrival carries; removed from the address bar once read. */
  arrival: {
    /** Default `candor_pub`. */
    publication: string
    /** Default `candor_add`. */
    ambassador: string
  }
  /** Count a page view by itself on load; default true. */
  pageViews: boolean
}

/** The literal in the built tag that the collector replaces by the brand's settings. */
export const settingsPlaceholder = '__CANDOR_SETTINGS__'
