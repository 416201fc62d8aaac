// `GET /p/<brand>/popin/<kind>?language=&publication=`: what a popin asks and says. The same for everybody who asks the
// same: no cookie, no identifier, nothing of the request is kept.
import { createHash } from 'node:crypto'
import type { Context, Hono } from 'hono'
import { popinKinds } from '../../sdk/protocol/opt-in.ts'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import type { AnswerPopin } from '../contacts/popin-answer.ts'
import type { Env } from './env.ts'
import { answerError } from './error-answer.ts'
import { refuseMethods } from './refuse-methods.ts'

export interface PopinRouteOptions {
  brands: BrandRegistry
  answerPopin: AnswerPopin
}

/** A brand's change of texts or partners is seen within five minutes, as its other settings are. */
const shortLife = 'public, max-age=300'
const refusals = {
  no_publication: 'this popin is about an ambassador, and no such publication is known',
  no_voucher: 'the brand gives no voucher (popins.voucher)',
} as const

export function addPopinRoutes(app: Hono<Env>, { brands, answerPopin }: PopinRouteOptions): void {
  app.get('/p/:brand/popin/:kind', async (c) => {
    const brand = brands.find(c.req.param('brand'))
    if (!brand) return refuse(c, 'no_such_brand', 'there is no such brand')
    const kind = popinKinds.find((one) => one === c.req.param('kind'))
    if (!kind) return refuse(c, 'no_such_popin', `popins are ${popinKinds.join(', ')}`)
    const { language, publication } = c.req.query()
    const answered = await answerPopin(brand, { kind, language, publication })
    if (!answered.ok) return refuse(c, answered.reason, refusals[answered.reason])
    return cacheable(c, JSON.stringify(answered.answer))
  })
  refuseMethods(app, '/p/:brand/popin/:kind', ['GET'])
}

function refuse(c: Context, code: string, message: string): Response {
  c.header('access-control-allow-origin', '*')
  return answerError(c, { status: 404, code, message })
}

/** Any blog may read it, so it is open to every origin. */
function cacheable(c: Context, text: string): Response {
  const etag = `"${createHash('sha256').update(text).digest('base64url')}"`
  const headers = {
    'cache-control': shortLife,
    etag,
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
  }
  if (c.req.header('if-none-match')?.includes(etag)) return c.body(null, 304, headers)
  return c.body(text, 200, { ...headers, 'content-type': 'application/json; charset=utf-8' })
}
