// Which host a browser asked, and from where: what a trusted proxy says, else the connection itself.
import type { Context } from 'hono'
import type { IsProxy } from '../privacy/client-address.ts'
import type { Env } from './env.ts'

export const socketAddressOf = (c: Context<Env>) => c.env?.incoming?.socket.remoteAddress

/** Undefined where the request names none. */
export function askedHost(c: Context<Env>, isProxy: IsProxy): string | undefined {
  const forwarded = isProxy(socketAddressOf(c)) ? lastOf(c.req.header('x-forwarded-host')) : undefined
  return forwarded ?? c.req.header('host')
}

/** The proxy nearest to the collector wrote the last one; what stands before it may be anybody's. */
const lastOf = (list: string | undefined) => list?.split(',').at(-1)?.trim()
