// Which host a browser asked: what a trusted proxy says, else the connection itself.
import type { Context } from 'hono'
import type { IsProxy } from '../privacy/client-address.ts'
import type { Env } from './env.ts'
import { forwarded } from './forwarded.ts'

/** Undefined where the request names none. */
export function askedHost(c: Context<Env>, isProxy: IsProxy): string | undefined {
  return forwarded(c, 'x-forwarded-host', isProxy) ?? c.req.header('host')
}
