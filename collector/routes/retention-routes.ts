// `/retention`, for operators: a page of what goes in the next 30 days; `/retention.json` the same for programs; and POST
// carries the limits out now, and names the brands whose file cannot be read.
import type { Context, Hono } from 'hono'
import { z } from 'zod'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import { retentionPage } from '../pages/retention-page.ts'
import { toForeseenAnswer } from '../retention/foreseen-answer.ts'
import type { LookAhead } from '../retention/look-ahead.ts'
import type { RunLimits } from '../retention/run-limits.ts'
import type { Env } from './env.ts'
import { answerError, type ErrorAnswer } from './error-answer.ts'
import { readJsonBody } from './json-body.ts'
import { answerPage } from './page-answer.ts'
import { refuseMethods } from './refuse-methods.ts'
import { createWithOperator, type OperatorOptions } from './with-operator.ts'

export interface RetentionRouteOptions extends OperatorOptions {
  brands: BrandRegistry
  lookAhead: LookAhead
  runLimits: RunLimits
}

const dayMs = 86_400_000
const pageDays = 30
const asked = z.object({
  days: z.coerce.number().int().min(0).max(366).default(pageDays),
  brand: z.string().max(63).nullable().default(null),
})
const runSchema = z.strictObject({ brand: z.string().max(63).nullish().default(null) })

export function addRetentionRoutes(app: Hono<Env>, options: RetentionRouteOptions): void {
  const { brands, lookAhead, runLimits, now } = options
  const withOperator = createWithOperator(options)

  app.get('/retention', (c) =>
    withOperator(c, 'limits', async () => {
      const until = now() + pageDays * dayMs
      const answer = toForeseenAnswer(await lookAhead(until, null), until)
      return answerPage(c, 200, retentionPage(answer, pageDays))
    }),
  )
  app.post('/retention', (c) => withOperator(c, 'limits', () => carryOut(c)))
  refuseMethods(app, '/retention', ['GET', 'POST'])

  app.get('/retention.json', (c) => withOperator(c, 'limits', () => foresee(c)))
  refuseMethods(app, '/retention.json', ['GET'])

  async function foresee(c: Context<Env>): Promise<Response> {
    const query = asked.safeParse(c.req.query())
    if (!query.success) return answerError(c, invalidDays)
    const { days, brand } = query.data
    if (brand !== null && !brands.find(brand)) return answerError(c, noSuchBrand)
    const until = now() + days * dayMs
    return c.json(toForeseenAnswer(await lookAhead(until, brand), until))
  }

  async function carryOut(c: Context<Env>): Promise<Response> {
    const read = await readJsonBody(c, runSchema)
    if (!read.ok) return answerError(c, read.error)
    const { brand } = read.item
    if (brand !== null && !brands.find(brand)) return answerError(c, noSuchBrand)
    return c.json(await (brand === null ? runLimits.runAll() : runLimits.run(brand)))
  }
}

const invalidDays: ErrorAnswer = {
  status: 400,
  code: 'invalid',
  message: 'must be a whole number from 0 to 366',
  path: 'days',
}
const noSuchBrand: ErrorAnswer = {
  status: 404,
  code: 'no_such_brand',
  message: 'there is no such brand',
  path: 'brand',
}
