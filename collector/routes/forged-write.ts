// Whether a write comes from the collector's own pages, and not from another site in the name of who is logged in (S4).
import type { Context } from 'hono'
import { isPlainHost } from '../access/access-cookies.ts'
import type { IsProxy } from '../privacy/client-address.ts'
import { askedHost } from './asked-host.ts'
import type { Env } from './env.ts'
import type { ErrorAnswer } from './error-answer.ts'

/**
 * The refusal, or null. Every browser sends `Origin` with a write, and most `Sec-Fetch-Site`: what is there must be
 * right. A request without both comes from no browser, and so with nobody's cookies but its own.
 */
export function refuseForgedWrite(c: Context<Env>, isProxy: IsProxy): ErrorAnswer | null {
  const fetchSite = c.req.header('sec-fetch-site')
  if (fetchSite !== undefined && fetchSite !== 'same-origin') return crossSite
  const origin = c.req.header('origin')
  if (origin !== undefined) {
    if (!URL.canParse(origin) || new URL(origin).host !== askedHost(c, isProxy)?.toLowerCase())
      return crossSite
    if (new URL(origin).protocol !== 'https:' && !isPlainHost(asking(c))) return needsTls
  }
  return isJson(c) ? null : jsonOnly
}

/** What a form of another site can send is never JSON: a browser asks first, and is not allowed. */
function isJson(c: Context<Env>): boolean {
  const type = c.req.header('content-type')
  if (type === undefined) return c.req.method === 'DELETE'
  return /^application\/json(;|$)/i.test(type)
}

const asking = (c: Context<Env>) => ({ header: (name: string) => c.req.header(name) })

const crossSite: ErrorAnswer = {
  status: 403,
  code: 'cross_site',
  message:
    'this is for the collector’s own pages (a proxy must pass Host on, or X-Forwarded-Host and be named in ' +
    'CANDOR_TRUSTED_PROXIES)',
}
const needsTls: ErrorAnswer = {
  status: 403,
  code: 'needs_https',
  message: 'people log in over https, or on this very machine as localhost',
}
const jsonOnly: ErrorAnswer = { status: 415, code: 'json_only', message: 'send application/json' }
