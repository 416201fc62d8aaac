// What both kinds of link have in common: which brand and publication they are of, and who followed them.
import type { Context } from 'hono'
import type { Brand } from '../brands/brand.ts'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import { readCookie } from '../cookies/read-cookie.ts'
import type { ClientAddress } from '../privacy/client-address.ts'
import type { CountedLink, CountLink } from '../publications/count-link.ts'
import { parseLinkCode } from '../publications/publication-links.ts'
import type { FoundLink, Sends } from '../publications/sends.ts'
import type { RecordStore } from '../stores/records.ts'
import type { Env } from './env.ts'
import { socketAddressOf } from './forwarded.ts'
import type { RateLimits } from './rate-limits.ts'

export interface FollowOptions {
  brands: BrandRegistry
  records: RecordStore
  sends: Sends
  countLink: CountLink
  clientAddress: ClientAddress
  rateLimits: RateLimits
  now: () => number
}

export interface Followed {
  brand: Brand
  found: FoundLink
}

export interface Following {
  find(code: string): Promise<Followed | null>
  /** Whether a person followed it who may be counted, and to whom something may be set. */
  count(c: Context<Env>, followed: Followed, name: CountedLink['name']): Promise<boolean>
}

export function createFollowing(options: FollowOptions): Following {
  const { brands, records, sends, countLink, clientAddress, rateLimits, now } = options
  return {
    async find(text) {
      const code = parseLinkCode(text)
      const brand = code && brands.find(code.brand)
      if (!code || !brand) return null
      const found = await records.transact(brand.name, (tx) => sends.find(tx, code))
      return found && { brand, found }
    },
    async count(c, { brand, found }, name) {
      if (isNobody(c)) return false
      const address = clientAddress(socketAddressOf(c), c.req.header('x-forwarded-for'))
      // Beyond the limit nothing is written; the link works all the same.
      if ((await rateLimits.take(address, brand)) > 0) return false
      const request = {
        brand,
        address,
        dnt: c.req.header('dnt'),
        gpc: c.req.header('sec-gpc'),
        userAgent: c.req.header('user-agent') ?? '',
        received: now(),
      }
      return countLink(request, { name, found, ambassador: ownAmbassador(c, brand) })
    },
  }
}

/** A look ahead: a scanner's HEAD, a browser that loads what might be clicked. */
function isNobody(c: Context<Env>): boolean {
  const purpose = `${c.req.header('sec-purpose')} ${c.req.header('purpose')} ${c.req.header('x-moz')}`
  return c.req.method !== 'GET' || /prefetch|prerender|preview/i.test(purpose)
}

/** `<ambassador>.<alias>` of the cookie by which they pick products (K1). */
function ownAmbassador(c: Context<Env>, { settings }: Brand): string | null {
  const [value] = readCookie(c.req.header('cookie'), settings.cookies.prefix, 'session_add')
  return value?.split('.')[0] ?? null
}
