// One attempt to deliver a webhook: to the pinned address, without following anything, within five seconds.
import { type ClientRequest, type IncomingMessage, request as plainRequest } from 'node:http'
import { request as tlsRequest } from 'node:https'
import { type Lookup, resolveHost } from './resolve-host.ts'

export interface WebhookRequest {
  url: string
  body: string
  headers: Record<string, string>
  /** Lets the receiver be this machine, by http too. */
  loopback: boolean
}

export type PostResult =
  | { ok: true }
  | { ok: false; reason: 'unresolved' | 'inner_address' | 'not_https' | 'unreachable' | 'not_acknowledged' }

export interface PostOptions {
  lookup: Lookup
  /** For the whole exchange; default 5000 ms. */
  withinMs?: number
}

/** Acknowledged by any 2xx; a redirect is no acknowledgement, and is not followed. */
export async function postWebhook(
  webhook: WebhookRequest,
  { lookup, withinMs = 5000 }: PostOptions,
): Promise<PostResult> {
  const url = new URL(webhook.url)
  if (url.protocol !== 'https:' && !webhook.loopback) return { ok: false, reason: 'not_https' }
  const deadline = AbortSignal.timeout(withinMs)
  const resolved = await Promise.race([resolveHost(url.hostname, lookup, webhook.loopback), late(deadline)])
  if (!resolved.ok) return resolved
  const status = await exchange(url, webhook, resolved.address, deadline)
  if (status === null) return { ok: false, reason: 'unreachable' }
  return status >= 200 && status < 300 ? { ok: true } : { ok: false, reason: 'not_acknowledged' }
}

function late(deadline: AbortSignal): Promise<{ ok: false; reason: 'unresolved' }> {
  return new Promise((resolve) => {
    deadline.addEventListener('abort', () => resolve({ ok: false, reason: 'unresolved' }), { once: true })
  })
}

/** The answer's status; null when there was none in time. */
function exchange(
  url: URL,
  { body, headers }: WebhookRequest,
  pinned: { address: string; family: number },
  signal: AbortSignal,
): Promise<number | null> {
  const send = url.protocol === 'https:' ? tlsRequest : plainRequest
  return new Promise((resolve) => {
    const request: ClientRequest = send(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      // The name stays for TLS and the Host header; the address is the one that was looked at.
      lookup: (_name, options, done) =>
        options.all ? done(null, [pinned]) : done(null, pinned.address, pinned.family),
      agent: false,
      signal,
    })
    request.once('error', () => resolve(null))
    request.once('response', (response: IncomingMessage) => {
      resolve(response.statusCode ?? 0)
      // Whatever the answer says is not read.
      response.destroy()
    })
    request.end(body)
  })
}
