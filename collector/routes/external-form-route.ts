// `POST /o/<brand>/form`: the tag tells that a shop's own form, marked `data-candor-form`, was sent (C10). The form goes
// its own way untouched.
import type { Context, Hono } from 'hono'
import { limits } from '../../sdk/protocol/limits.ts'
import type { Brand } from '../brands/brand.ts'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import { readExternalForm } from '../contacts/external-form/read-external-form.ts'
import { readItems } from '../contacts/from-server/read-items.ts'
import type { SubmitOptIn } from '../contacts/submit-opt-in.ts'
import type { Texts } from '../contacts/texts.ts'
import type { ClientAddress } from '../privacy/client-address.ts'
import { corsHeaders } from './cors-headers.ts'
import type { Env } from './env.ts'
import { answerError, type ErrorAnswer } from './error-answer.ts'
import type { RateLimits } from './rate-limits.ts'
import { readBody } from './read-body.ts'
import { signalsOf } from './signals-of.ts'

export interface ExternalFormRouteOptions {
  brands: BrandRegistry
  submitOptIn: SubmitOptIn
  texts: Pick<Texts, 'keep'>
  clientAddress: ClientAddress
  rateLimits: RateLimits
}

export function addExternalFormRoute(app: Hono<Env>, options: ExternalFormRouteOptions): void {
  app.post('/o/:brand/form', async (c) => {
    const brand = options.brands.find(c.req.param('brand'))
    if (!brand)
      return answerError(c, { status: 404, code: 'no_such_brand', message: 'there is no such brand' })
    const cors = corsHeaders(brand, c.req.header('origin'))
    for (const [name, value] of Object.entries(cors ?? { vary: 'Origin' })) c.header(name, value)
    if (!cors) return answerError(c, originNotAllowed)
    const wait = await options.rateLimits.take(addressOf(c), brand)
    if (wait > 0) return answerError(c, { ...tooMany, retryAfter: wait })
    const error = await take(c, brand)
    return error ? answerError(c, error) : c.json({}, 202)
  })

  async function take(c: Context<Env>, brand: Brand): Promise<ErrorAnswer | null> {
    const body = await readBody(c, limits.batchBytes)
    if (!body.ok) return body.error
    const read = readItems(body.bytes)
    if (!read.ok) return read.error
    const parsed = readExternalForm(read.isList ? null : read.items[0], brand.settings)
    if (!parsed.ok) return { status: 400, ...parsed.problem }
    const { submission, texts } = parsed.form
    await options.texts.keep(brand.name, texts)
    const result = await options.submitOptIn({
      brand,
      body: { ...submission },
      isForm: false,
      signals: signalsOf(c),
    })
    return result.ok ? null : result.error
  }

  const addressOf = (c: Context<Env>) =>
    options.clientAddress(c.env?.incoming?.socket.remoteAddress, c.req.header('x-forwarded-for'))
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
