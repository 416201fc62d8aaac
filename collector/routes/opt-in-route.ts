// `POST /o/<brand>`: an opt-in from a popin (JSON as text/plain), or from a form without JavaScript (urlencoded), which
// gets a page. The answer is the same bytes whatever is known of the address (S14).
import type { Context, Hono } from 'hono'
import type { PrivacySignal } from '../../sdk/protocol/consent.ts'
import { limits } from '../../sdk/protocol/limits.ts'
import type { OptInAnswer } from '../../sdk/protocol/popin.ts'
import type { Brand } from '../brands/brand.ts'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import type { SubmissionResult, SubmitOptIn } from '../contacts/submit-opt-in.ts'
import type { ClientAddress } from '../privacy/client-address.ts'
import { corsHeaders } from './cors-headers.ts'
import type { Env } from './env.ts'
import { answerError, type ErrorAnswer } from './error-answer.ts'
import { type AnswerForm, isForm } from './opt-in-form.ts'
import type { RateLimits } from './rate-limits.ts'
import { readBody } from './read-body.ts'

export interface OptInRouteOptions {
  brands: BrandRegistry
  submitOptIn: SubmitOptIn
  answerForm: AnswerForm
  clientAddress: ClientAddress
  rateLimits: RateLimits
}

export function addOptInRoute(app: Hono<Env>, options: OptInRouteOptions): void {
  app.post('/o/:brand', async (c) => {
    const brand = options.brands.find(c.req.param('brand'))
    if (!brand)
      return answerError(c, { status: 404, code: 'no_such_brand', message: 'there is no such brand' })
    const cors = corsOf(c, brand)
    for (const [name, value] of Object.entries(cors ?? { vary: 'Origin' })) c.header(name, value)
    if (!cors) return answerError(c, originNotAllowed)
    const wait = await options.rateLimits.take(addressOf(c), brand)
    if (wait > 0) return answerError(c, { ...tooMany, retryAfter: wait })
    const body = await readBody(c, limits.batchBytes)
    if (!body.ok) return answerError(c, body.error)
    if (isForm(c)) return options.answerForm(c, brand, body.bytes, signalsOf(c))
    const request = { brand, body: body.bytes, isForm: false, signals: signalsOf(c) }
    const result = await options.submitOptIn(request)
    return result.ok ? c.json(answerOf(result), 202) : answerError(c, result.error)
  })

  const addressOf = (c: Context<Env>) =>
    options.clientAddress(c.env?.incoming?.socket.remoteAddress, c.req.header('x-forwarded-for'))
}

function answerOf({ voucher }: Extract<SubmissionResult, { ok: true }>): OptInAnswer {
  return voucher ? { voucher } : {}
}

/** A form's page names no origin (its referrer policy), but the browser says that it is the collector's own. */
function corsOf(c: Context<Env>, brand: Brand): Record<string, string> | null {
  if (isForm(c) && c.req.header('sec-fetch-site') === 'same-origin') return { vary: 'Origin' }
  return corsHeaders(brand, c.req.header('origin'))
}

function signalsOf(c: Context<Env>): PrivacySignal[] {
  const signals: PrivacySignal[] = []
  if (c.req.header('dnt') === '1') signals.push('dnt')
  if (c.req.header('sec-gpc') === '1') signals.push('gpc')
  return signals
}

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
