// `GET /l/<link>`: a publication's link. Counted, then 302 to its target, which is one of the brand's own pages or nothing
// (S17). Where the collector is first-party to that page the answer sets `Popsell_session_shop` itself (K2).
import type { Context, Hono } from 'hono'
import type { Brand } from '../brands/brand.ts'
import { isFirstParty } from '../cookies/is-first-party.ts'
import { refuseCookie } from '../cookies/refuse-cookie.ts'
import { setCookie } from '../cookies/set-cookie.ts'
import type { IsProxy } from '../privacy/client-address.ts'
import { allowedTarget, withArrival } from '../publications/publication-links.ts'
import { askedHost } from './asked-host.ts'
import type { Env } from './env.ts'
import { answerError, type ErrorAnswer } from './error-answer.ts'
import { createFollowing, type FollowOptions } from './follow-link.ts'
import { refuseMethods } from './refuse-methods.ts'

export interface LinkRouteOptions extends FollowOptions {
  isProxy: IsProxy
}

export function addLinkRoute(app: Hono<Env>, options: LinkRouteOptions): void {
  const { isProxy } = options
  const following = createFollowing(options)

  app.get('/l/:code', async (c) => {
    c.header('cache-control', 'no-store')
    c.header('x-robots-tag', 'noindex')
    const followed = await following.find(c.req.param('code'))
    const target = followed && allowedTarget(followed.brand, followed.found.publication)
    if (!followed || !target) return answerError(c, noSuchLink)
    if (!(await following.count(c, followed, 'publication_click'))) return leadTo(c, target.href)
    const { id } = followed.found.publication
    const cookie = cookieFor(c, followed.brand, target, id)
    if (cookie === null) {
      return leadTo(c, withArrival(target, followed.brand.settings.arrival.publication, id))
    }
    c.header('set-cookie', cookie)
    return leadTo(c, target.href)
  })
  refuseMethods(app, '/l/:code', ['GET'])

  /** Null: another site's, or the shopper has not agreed; then the tag on the page decides. */
  function cookieFor(c: Context<Env>, { settings }: Brand, target: URL, publication: string): string | null {
    const { origin, protocol } = target
    const { domain } = settings.cookies
    const host = askedHost(c, isProxy)
    // Whoever follows a link comes from another site: what must be the page's own is the host.
    if (!isFirstParty({ origin, host, fetchSite: undefined, domain })) return null
    const asking = {
      settings,
      changes: { session_shop: publication },
      header: c.req.header('cookie'),
      hasSignal: false,
    }
    if (refuseCookie('session_shop', asking)) return null
    return setCookie('session_shop', publication, settings, protocol === 'https:')
  }
}

function leadTo(c: Context<Env>, location: string): Response {
  return c.body(null, 302, { location })
}

const noSuchLink: ErrorAnswer = { status: 404, code: 'no_such_link', message: 'this link leads nowhere' }
