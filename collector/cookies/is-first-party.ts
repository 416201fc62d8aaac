// Whether the collector was reached on the page's own host: only then does a browser keep what the answer sets (K11).

export interface Asked {
  /** The page's origin, already known to be one of the brand's. */
  origin: string
  /** The host that the browser asked, as `Host` or a trusted proxy says; a port does not matter to cookies. */
  host: string | undefined
  /** `Sec-Fetch-Site`, which no script can write; older browsers send none. */
  fetchSite: string | undefined
  /** The brand's `cookies.domain`. */
  domain: string | undefined
}

/**
 * The same host, and a cookie domain that covers it. A sub-domain of the collector's own (`metrics.shop.example`) is not
 * served: a cross-origin request keeps cookies only with credentials, and those are never allowed with CORS (S3).
 */
export function isFirstParty({ origin, host, fetchSite, domain }: Asked): boolean {
  if (fetchSite !== undefined && fetchSite !== 'same-origin') return false
  const pageHost = new URL(origin).hostname
  if (!host || hostnameOf(host) !== pageHost) return false
  return domain === undefined || pageHost === domain || pageHost.endsWith(`.${domain}`)
}

/** Null where it is no host: `URL` would take a path, a query or a user's name along. */
function hostnameOf(host: string): string | null {
  if (!/^[\w.-]+(:\d{1,5})?$|^\[[\da-fA-F:]+\](:\d{1,5})?$/.test(host)) return null
  const address = `http://${host}`
  return URL.canParse(address) ? new URL(address).hostname : null
}
