// Where a request comes from, behind the proxies that are believed.
import type { Context } from 'hono'
import type { ClientAddress } from '../privacy/client-address.ts'
import type { Env } from './env.ts'

export function addressOf(c: Context<Env>, clientAddress: ClientAddress): string {
  return clientAddress(c.env?.incoming?.socket.remoteAddress, c.req.header('x-forwarded-for'))
}
