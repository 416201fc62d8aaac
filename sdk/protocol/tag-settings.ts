// The public part of a brand's settings, as a brand writes it and as the tag reads it.
import type { ConsentMode } from './consent.ts'
import { exemptHours, type TechnicalCookie } from './cookies.ts'

/** What else is another page view. */
export interface PageViewSettings {
  /** A change of the query; default false. */
  queryChanges?: boolean | undefined
  /** A change of the part after `#`; default false. */
  hash?: boolean | undefined
}

export interface BrandTagSettings {
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

/** The same, resolved so that the tag need not: what the collector writes into `GET /<brand>.js`. */
export interface TagSettings {
  brand: string
  /** What is allowed before an answer, as the consent cookie's digits: `000` or `100`. A mode not known asks first. */
  unanswered: '000' | '100'
  /** The device may hold the tag's IDs and queue, once consent allows it. */
  mayStore: boolean
  /** The visitor ID's lifetime starts again at each page. */
  isRenewed: boolean
  prefix: string
  /** Seconds that K1–K3 live. */
  lifetime: number
  /** Seconds that the visitor ID lives. */
  visitorLifetime: number
  /** The `Domain` attribute; empty: this host only; absent: the widest that the browser accepts. */
  domain?: string
  technical: TechnicalCookie[]
  /** The collector sets the cookies too. */
  isServer: boolean
  /** What carries a publication (K2) and an ambassador (K1) in the address of an arrival. */
  shopParameter: string
  addParameter: string
  /** The parts of the address whose change is another page view; none: page views are the page's own business. */
  pageViews: ('pathname' | 'search' | 'hash')[]
  dataLayer: boolean
  links: boolean
  searchParameters: string[]
  cmp: boolean
}

/** Resolves what a brand wrote. */
export function resolveTagSettings(given: BrandTagSettings): TagSettings {
  const { brand, consent, cookies, arrival, capture, cmp } = given
  const { prefix, lifetimeHours, technical, setBy } = cookies
  const isExempt = consent === 'exempt'
  const domain = domainOf(cookies)
  return {
    brand,
    unanswered: isExempt || consent === 'cookieless' ? '100' : '000',
    mayStore: consent !== 'cookieless',
    isRenewed: !isExempt,
    prefix,
    lifetime: lifetimeHours * 3600,
    visitorLifetime: (isExempt ? Math.min(lifetimeHours, exemptHours) : lifetimeHours) * 3600,
    ...(domain !== undefined && { domain }),
    technical,
    isServer: setBy === 'server',
    shopParameter: arrival.publication,
    addParameter: arrival.ambassador,
    pageViews: partsOf(given.pageViews),
    ...capture,
    cmp: cmp !== 'off',
  }
}

/** What the collector sets without a named domain is the host's, so there the script's are too. */
function domainOf({ domain, reach, setBy }: BrandTagSettings['cookies']): string | undefined {
  return domain ?? (reach === 'host' || setBy === 'server' ? '' : undefined)
}

function partsOf(pageViews: BrandTagSettings['pageViews']): TagSettings['pageViews'] {
  if (!pageViews) return []
  const { queryChanges, hash }: PageViewSettings = pageViews === true ? {} : pageViews
  return ['pathname', ...(queryChanges ? ['search' as const] : []), ...(hash ? ['hash' as const] : [])]
}

/** The literal in the built tag that the collector replaces by the brand's settings. */
export const settingsPlaceholder = '__CANDOR_SETTINGS__'
