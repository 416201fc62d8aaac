// What a trusted proxy says of the request that it passed on. Anybody else's word is none (S11).
import type { Context } from 'hono'
import type { IsProxy } from '../privacy/client-address.ts'
import type { Env } from './env.ts'

export const socketAddressOf = (c: Context<Env>) => c.env?.incoming?.socket.remoteAddress

/** The last value: the proxy nearest to the collector wrote it; what stands before it may be anybody's. */
export function forwarded(
  c: Context<Env>,
  name: 'x-forwarded-host' | 'x-forwarded-proto',
  isProxy: IsProxy,
): string | undefined {
  const list = c.req.header(name)
  if (list === undefined || !isProxy(socketAddressOf(c))) return undefined
  return list.split(',').at(-1)?.trim()
}
