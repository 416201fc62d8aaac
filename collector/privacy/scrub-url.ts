// What is kept of an address: host, path and campaign. An allow-list (E15): query, fragment and credentials go.
import { limits } from '../../sdk/protocol/limits.ts'
import { decodeEscapes } from './decode-escapes.ts'
import { mayHoldPersonalData } from './may-hold-personal-data.ts'
import type { Region } from './normalise-phone.ts'
import { scrubText, scrubUpTo } from './scrub-text.ts'

export interface ScrubbedUrl {
  /** With the port where it is not the scheme's own. */
  host: string
  /** Percent-encoded as it came, but for what was replaced by `[email]`, `[phone]`, `[card]`, `[token]`. */
  path: string
  utm_source: string | null
  utm_medium: string | null
  utm_campaign: string | null
}

export type ScrubUrlResult = ({ ok: true } & ScrubbedUrl) | { ok: false }

/** Refuses what is not an http or https address of at most `limits.urlLength` characters. */
export function scrubUrl(url: string, region?: Region): ScrubUrlResult {
  const parsed = parseWebAddress(url)
  if (parsed === null) return { ok: false }
  const { host, pathname, search } = parsed
  const campaign = search.includes('utm_') ? new URLSearchParams(search) : null
  return {
    ok: true,
    host,
    path: scrubPath(pathname, region),
    utm_source: scrubValue(campaign?.get('utm_source'), region),
    utm_medium: scrubValue(campaign?.get('utm_medium'), region),
    utm_campaign: scrubValue(campaign?.get('utm_campaign'), region),
  }
}

/** The host that a visitor came from, or null where there is none to name. */
export function referrerHost(referrer: string): string | null {
  return parseWebAddress(referrer)?.host ?? null
}

function parseWebAddress(text: string): URL | null {
  if (text === '' || text.length > limits.urlLength) return null
  try {
    const url = new URL(text)
    return (url.protocol === 'https:' || url.protocol === 'http:') && url.host !== '' ? url : null
  } catch {
    return null
  }
}

function scrubValue(value: string | null | undefined, region: Region | undefined): string | null {
  return value ? scrubText(value, region) : null
}

/** Each segment by itself: a slash separates, so that two product numbers never make one phone number. */
function scrubPath(path: string, region: Region | undefined): string {
  // A parsed path is ASCII: there is nothing to fold before this look.
  if (!mayHoldPersonalData(path)) return path
  return path
    .split('/')
    .map((segment) => scrubSegment(segment, region))
    .join('/')
}

function scrubSegment(segment: string, region: Region | undefined): string {
  const plain = decodeEscapes(segment)
  const scrubbed = scrubUpTo(limits.urlLength, plain, region)
  if (scrubbed === plain) return segment
  return encodeURIComponent(scrubbed.toWellFormed()).replace(/%5B(email|phone|card|token)%5D/g, '[$1]')
}
