// `POST /api/<brand>/reports/query`: one question, for whoever holds one of the brand's keys.
import type { Context, Hono } from 'hono'
import { bearerToken, roleOf } from '../access/access-keys.ts'
import type { Brand } from '../brands/brand.ts'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import { parseJsonBytes } from '../parse-json.ts'
import type { KeyRing } from '../privacy/key-ring.ts'
import type { AnswerQuery } from '../reports/answer-query.ts'
import type { Env } from './env.ts'
import { answerError } from './error-answer.ts'
import { readBody } from './read-body.ts'
import { refuseMethods } from './refuse-methods.ts'

export interface ReportRouteOptions {
  brands: BrandRegistry
  keyRing: KeyRing
  answerQuery: AnswerQuery
  now: () => number
}

const mostBytes = 64 * 1024

export function addReportRoutes(
  app: Hono<Env>,
  { brands, keyRing, answerQuery, now }: ReportRouteOptions,
): void {
  app.post('/api/:brand/reports/query', async (c) => {
    const brand = authorised(c, c.req.param('brand'))
    // One answer for a wrong key, another brand's key and no such brand (S2).
    if (!brand)
      return answerError(c, { status: 401, code: 'not_authorised', message: 'a key of this brand is needed' })
    const body = await readBody(c, mostBytes)
    if (!body.ok) return answerError(c, body.error)
    const query = parseJsonBytes(body.bytes)
    if (query === undefined)
      return answerError(c, { status: 400, code: 'not_json', message: 'the body is not JSON' })
    const result = await answerQuery(brand, query)
    if (!result.ok) return answerError(c, { status: 400, ...result.error })
    return c.json(result.answer, 200, { 'cache-control': 'no-store' })
  })
  refuseMethods(app, '/api/:brand/reports/query', ['POST'])

  /** Both roles that exist read reports; what only a server may do checks for its role. */
  function authorised(c: Context<Env>, name: string): Brand | null {
    const token = bearerToken(c.req.header('authorization'))
    const brand = brands.find(name)
    return token && brand && roleOf(brand, token, keyRing, now()) ? brand : null
  }
}
