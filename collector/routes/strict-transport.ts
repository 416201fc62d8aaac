// `Strict-Transport-Security` on every answer to a request that came to the edge over TLS (X1).
import type { MiddlewareHandler } from 'hono'
import type { IsProxy } from '../privacy/client-address.ts'
import type { Env } from './env.ts'
import { forwarded } from './forwarded.ts'

/** One year. Without `includeSubDomains`: the host may be a brand's own, whose other hosts are not ours to bind. */
const policy = 'max-age=31536000'

/**
 * Wired before every route. A plain request must not get the header (RFC 6797, 7.2); the collector itself speaks
 * nothing else, so only a trusted proxy can say that it was TLS. Written to Node's answer: errors thrown later have it
 * too, and no route's answer is made anew for it.
 */
export function strictTransport(isProxy: IsProxy): MiddlewareHandler<Env> {
  return (c, next) => {
    if (forwarded(c, 'x-forwarded-proto', isProxy) === 'https') {
      c.env.outgoing?.setHeader('strict-transport-security', policy)
    }
    return next()
  }
}
