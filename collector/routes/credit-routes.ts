// `GET /api/<brand>/credits` and `credits.csv`: which order is credited to which publication, why, and by which rule.
import type { Hono } from 'hono'
import type { ListCredits } from '../attribution/list-credits.ts'
import { creditsCsv, shownCredit } from '../attribution/shown-credit.ts'
import { cursorText, readCredits } from './asked-credits.ts'
import type { Env } from './env.ts'
import { answerError } from './error-answer.ts'
import { refuseMethods } from './refuse-methods.ts'
import { type CallerOptions, createWithCaller } from './with-caller.ts'

export interface CreditRouteOptions extends CallerOptions {
  listCredits: ListCredits
}

export function addCreditRoutes(app: Hono<Env>, options: CreditRouteOptions): void {
  const { listCredits } = options
  const withCaller = createWithCaller(options)

  app.get('/api/:brand/credits', (c) =>
    withCaller(c, 'read_credits', async (brand) => {
      const asked = await readCredits(c, brand, listCredits, false)
      if (!asked.ok) return answerError(c, asked.error)
      const { period, model, page } = asked
      const next = page.next && cursorText(page.next)
      return c.json({ period, model, credits: page.credits.map(shownCredit), next })
    }),
  )
  app.get('/api/:brand/credits.csv', (c) =>
    withCaller(c, 'read_credits', async (brand) => {
      const asked = await readCredits(c, brand, listCredits, true)
      if (!asked.ok) return answerError(c, asked.error)
      return c.body(creditsCsv(asked.page.credits), 200, {
        'content-type': 'text/csv; charset=utf-8; header=present',
        'content-disposition': `attachment; filename="${brand.name}-credits.csv"`,
        'x-content-type-options': 'nosniff',
      })
    }),
  )
  for (const file of ['credits', 'credits.csv']) refuseMethods(app, `/api/:brand/${file}`, ['GET'])
}
