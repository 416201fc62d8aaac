// The HTTP server under the app: its bounds against slow and many clients (S9), and how it ends.
import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Env } from './env.ts'

export interface Listening {
  port: number
  /** Takes no new connection, lets requests finish, and cuts them off after `withinMs`. */
  close(withinMs: number): Promise<void>
}

export type ListenResult = { ok: true; listening: Listening } | { ok: false; message: string }

/** A storefront's request is small: who needs longer than this for its headers or its body is holding a place. */
const timeouts = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  keepAliveTimeout: 65_000,
  /** How often the first two are looked after; Node's own 30 seconds would let them be 40. */
  connectionsCheckingInterval: 2000,
}
const sweepEveryMs = 20

export interface ListenOptions {
  /** Whoever comes beyond that is hung up on, and the others go on; default 10,000. */
  mostConnections?: number
}

export async function listen(
  app: Hono<Env>,
  host: string,
  port: number,
  { mostConnections = 10_000 }: ListenOptions = {},
): Promise<ListenResult> {
  const server = createServer(timeouts, getRequestListener(app.fetch))
  server.maxConnections = mostConnections
  return new Promise((resolve) => {
    server.once('error', (error) => {
      resolve({ ok: false, message: `cannot listen on ${host}:${port}: ${error.message}` })
    })
    server.listen(port, host, () => {
      resolve({ ok: true, listening: { port: portOf(server), close: (withinMs) => close(server, withinMs) } })
    })
  })
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

async function close(server: Server, withinMs: number): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  // A shopper whose connection is kept alive would come again until the last call: the next answer is its last.
  server.prependListener('request', (_request, response) => {
    response.shouldKeepAlive = false
  })
  server.closeIdleConnections()
  // A kept-alive connection whose last request is answered only now becomes idle only now.
  const sweep = setInterval(() => server.closeIdleConnections(), sweepEveryMs)
  const lastCall = setTimeout(() => server.closeAllConnections(), withinMs)
  await closed
  clearInterval(sweep)
  clearTimeout(lastCall)
}
