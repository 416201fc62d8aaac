// `POST /e/<brand>`: the edge of the way of an event.
import type { Context, Hono } from 'hono'
import { limits } from '../../sdk/protocol/limits.ts'
import type { Brand } from '../brands/brand.ts'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import type { Ingest } from '../events/ingest.ts'
import type { ClientAddress } from '../privacy/client-address.ts'
import { corsHeaders } from './cors-headers.ts'
import type { Env } from './env.ts'
import { answerError, type ErrorAnswer } from './error-answer.ts'
import type { RateLimits } from './rate-limits.ts'
import { readBody } from './read-body.ts'
import { refuseMethods } from './refuse-methods.ts'

export interface IngestRouteOptions {
  brands: BrandRegistry
  ingest: Ingest
  clientAddress: ClientAddress
  rateLimits: RateLimits
  now: () => number
  /** Called with the code of each batch that is turned away whole. */
  onRefusedBatch: (code: string) => void
}

const retryAfterSeconds = 5

export function addIngestRoute(app: Hono<Env>, options: IngestRouteOptions): void {
  const { onRefusedBatch } = options

  app.post('/e/:brand', async (c) => {
    const brand = options.brands.find(c.req.param('brand'))
    if (!brand) return turnAway(c, { status: 404, code: 'no_such_brand', message: 'there is no such brand' })
    const cors = corsHeaders(brand, c.req.header('origin'))
    if (!cors)
      return turnAway(c, {
        status: 403,
        code: 'origin_not_allowed',
        message: 'this origin is not the brand’s',
      })
    const result = await take(c, brand)
    if (!result.ok) return turnAway(c, result.error, cors)
    return c.body(result.text, 202, { ...cors, 'content-type': 'application/json' })
  })
  refuseMethods(app, '/e/:brand', ['POST'])

  async function take(
    c: Context<Env>,
    brand: Brand,
  ): Promise<{ ok: true; text: string } | { ok: false; error: ErrorAnswer }> {
    const address = options.clientAddress(
      c.env?.incoming?.socket.remoteAddress,
      c.req.header('x-forwarded-for'),
    )
    const wait = await options.rateLimits.take(address, brand)
    if (wait > 0) return { ok: false, error: tooMany(wait) }
    const body = await readBody(c, limits.batchBytes)
    if (!body.ok) return body
    const result = await options.ingest({
      brand,
      body: body.bytes,
      address,
      dnt: c.req.header('dnt'),
      gpc: c.req.header('sec-gpc'),
      userAgent: c.req.header('user-agent') ?? '',
      received: options.now(),
    })
    if (result.ok) return { ok: true, text: JSON.stringify(result.answer) }
    const retry = result.error.status === 503 ? { retryAfter: retryAfterSeconds } : {}
    return { ok: false, error: { ...result.error, ...retry } }
  }

  function turnAway(c: Context<Env>, error: ErrorAnswer, cors?: Record<string, string>): Response {
    onRefusedBatch(error.code)
    for (const [name, value] of Object.entries(cors ?? { vary: 'Origin' })) c.header(name, value)
    return answerError(c, error)
  }
}

function tooMany(seconds: number): ErrorAnswer {
  return {
    status: 429,
    code: 'too_many_requests',
    message: 'too many batches; slow down',
    retryAfter: seconds,
  }
}
