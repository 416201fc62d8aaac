// Who may submit to `/o/<brand>`: a page of one of the brand's origins, not too often.
import type { Context } from 'hono'
import type { Brand } from '../brands/brand.ts'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import type { ClientAddress } from '../privacy/client-address.ts'
import { corsHeaders } from './cors-headers.ts'
import type { Env } from './env.ts'
import type { ErrorAnswer } from './error-answer.ts'
import type { RateLimits } from './rate-limits.ts'

export interface SubmissionGateOptions {
  brands: BrandRegistry
  clientAddress: ClientAddress
  rateLimits: RateLimits
}

export type Admission = { ok: true; brand: Brand } | { ok: false; error: ErrorAnswer }

/** Also sets the headers by which the page may read the answer. `isOwn`: the collector's own page sends it. */
export type AdmitSubmission = (c: Context<Env>, isOwn?: boolean) => Promise<Admission>

export function createAdmitSubmission(options: SubmissionGateOptions): AdmitSubmission {
  const { brands, clientAddress, rateLimits } = options
  return async (c, isOwn = false) => {
    const brand = brands.find(c.req.param('brand') ?? '')
    if (!brand) return { ok: false, error: noSuchBrand }
    const cors = isOwn ? own : corsHeaders(brand, c.req.header('origin'))
    for (const [name, value] of Object.entries(cors ?? own)) c.header(name, value)
    if (!cors) return { ok: false, error: originNotAllowed }
    const address = clientAddress(c.env?.incoming?.socket.remoteAddress, c.req.header('x-forwarded-for'))
    const retryAfter = await rateLimits.take(address, brand)
    return retryAfter > 0 ? { ok: false, error: { ...tooMany, retryAfter } } : { ok: true, brand }
  }
}

const own = { vary: 'Origin' }

const noSuchBrand: ErrorAnswer = { status: 404, code: 'no_such_brand', message: 'there is no such brand' }
const originNotAllowed: ErrorAnswer = {
  status: 403,
  code: 'origin_not_allowed',
  message: 'this origin is not the brand’s',
}
const tooMany: ErrorAnswer = {
  status: 429,
  code: 'too_many_requests',
  message: 'too many submissions; slow down',
}
