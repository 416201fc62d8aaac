// The public part of a brand's settings: what the collector writes into `GET /<brand>.js`.
import type { ConsentMode } from './consent.ts'
import type { TechnicalCookie } from './cookies.ts'

/** What else is another page view. */
export interface PageViewSettings {
  /** A change of the query; default false. */
  queryChanges?: boolean | undefined
  /** A change of the part after `#`; default false. */
  hash?: boolean | undefined
}

export interface TagSettings {
  brand: string
  /** Default `required`. */
  consent: ConsentMode
  cookies: {
    /** Default `Popsell_`. */
    prefix: string
    /** Hours K1–K3 and the visitor ID live; default 4320. */
    lifetimeHours: number
    /** The `Domain` attribute; absent: `reach` decides. */
    domain?: string
    /** Default `site`: the widest domain that the browser accepts; `host`: this host only. */
    reach: 'site' | 'host'
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
  /** Count page views by itself: on load and at each change of the path. Default true. */
  pageViews: boolean | PageViewSettings
  /** What is captured without code. */
  capture: {
    /** GA4 e-commerce pushes to `dataLayer`; default true. */
    dataLayer: boolean
    /** Clicks that leave the shop or download a file; default true. */
    links: boolean
    /** Query parameters that carry a search term; default `q`, `s`, `search`, `query`, `keyword`. */
    searchParameters: string[]
  }
  /** Follow a consent platform and keep Google Consent Mode in step; default `auto`. */
  cmp: 'auto' | 'off'
}

/** The literal in the built tag that the collector replaces by the brand's settings. */
export const settingsPlaceholder = '__CANDOR_SETTINGS__'
