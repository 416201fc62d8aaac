// `POST /c/<brand>`: the tag asks for cookies to be set or deleted, and `Set-Cookie` does it (K11).
// `docs/browsers.md` says why, and what each browser makes of it.
import type { Context, Hono } from 'hono'
import { type CookieName, cookies } from '../../sdk/protocol/cookies.ts'
import type { Brand } from '../brands/brand.ts'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import { isFirstParty } from '../cookies/is-first-party.ts'
import { type CookieChanges, parseCookieChanges } from '../cookies/parse-cookie-changes.ts'
import { refuseCookie } from '../cookies/refuse-cookie.ts'
import { setCookie } from '../cookies/set-cookie.ts'
import type { ClientAddress, IsProxy } from '../privacy/client-address.ts'
import { askedHost } from './asked-host.ts'
import type { Env } from './env.ts'
import { answerError, type ErrorAnswer } from './error-answer.ts'
import { socketAddressOf } from './forwarded.ts'
import type { RateLimits } from './rate-limits.ts'
import { readBody } from './read-body.ts'
import { refuseMethods } from './refuse-methods.ts'

export interface CookieRouteOptions {
  brands: BrandRegistry
  clientAddress: ClientAddress
  isProxy: IsProxy
  rateLimits: RateLimits
}

/** All six cookies at their longest are under 2 KiB. */
const mostBytes = 4096

/** 204 with a `Set-Cookie` for each cookie that may be set; what consent or a signal forbids is left out. */
export function addCookieRoute(app: Hono<Env>, options: CookieRouteOptions): void {
  const { brands, isProxy } = options

  app.post('/c/:brand', async (c) => {
    c.header('cache-control', 'no-store')
    const brand = brands.find(c.req.param('brand'))
    if (!brand) return answerError(c, noSuchBrand)
    if (brand.settings.cookies.setBy !== 'server') return answerError(c, setByScript)
    const origin = c.req.header('origin')
    if (!origin || !isOwnPage(c, brand, origin)) return answerError(c, notFirstParty)
    const wait = await options.rateLimits.take(addressOf(c), brand)
    if (wait > 0) return answerError(c, { ...tooMany, retryAfter: wait })
    const body = await readBody(c, mostBytes)
    if (!body.ok) return answerError(c, body.error)
    const parsed = parseCookieChanges(body.bytes)
    if (!parsed.ok) return answerError(c, parsed.error)
    for (const header of headersFor(c, brand, origin, parsed.changes)) {
      c.header('set-cookie', header, { append: true })
    }
    return c.body(null, 204)
  })
  refuseMethods(app, '/c/:brand', ['POST'])

  function isOwnPage(c: Context<Env>, { settings }: Brand, origin: string): boolean {
    if (!settings.origins.includes(origin)) return false
    return isFirstParty({
      origin,
      host: askedHost(c, isProxy),
      fetchSite: c.req.header('sec-fetch-site'),
      domain: settings.cookies.domain,
    })
  }

  function addressOf(c: Context<Env>): string {
    return options.clientAddress(socketAddressOf(c), c.req.header('x-forwarded-for'))
  }
}

/** In the table's order; deletions are never refused. */
function headersFor(c: Context<Env>, brand: Brand, origin: string, changes: CookieChanges): string[] {
  const { settings } = brand
  const isSecure = origin.startsWith('https:')
  const hasSignal = c.req.header('dnt') === '1' || c.req.header('sec-gpc') === '1'
  const asking = { settings, changes, header: c.req.header('cookie'), hasSignal }
  return cookieNames.flatMap((name) => {
    const value = changes[name]
    if (value === undefined || (value !== null && refuseCookie(name, asking))) return []
    return [setCookie(name, value, settings, isSecure)]
  })
}

const cookieNames = Object.keys(cookies).filter((name): name is CookieName => name in cookies)

const noSuchBrand: ErrorAnswer = { status: 404, code: 'no_such_brand', message: 'there is no such brand' }
const setByScript: ErrorAnswer = {
  status: 404,
  code: 'set_by_script',
  message: 'the tag sets this brand’s cookies; the setting cookies.setBy is not server',
}
const notFirstParty: ErrorAnswer = {
  status: 403,
  code: 'not_first_party',
  message:
    'the page is not one of the brand’s, or it did not reach the collector on its own host ' +
    '(a proxy must pass Host on, or X-Forwarded-Host and be named in CANDOR_TRUSTED_PROXIES)',
}
const tooMany: ErrorAnswer = {
  status: 429,
  code: 'too_many_requests',
  message: 'too many requests; slow down',
}
