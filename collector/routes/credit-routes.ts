// `GET /api/<brand>/credits` and `credits.csv`: which order is credited to which publication, why, and by which rule.
// `GET /api/<brand>/own-credits`: an ambassador's own, and no other's (A2).
import type { Hono } from 'hono'
import type { ListCredits } from '../attribution/list-credits.ts'
import { creditsCsv, ownCredit, shownCredit } from '../attribution/shown-credit.ts'
import { cursorText, readCredits } from './asked-credits.ts'
import type { Env } from './env.ts'
import { answerError, type ErrorAnswer } from './error-answer.ts'
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
  app.get('/api/:brand/own-credits', (c) =>
    withCaller(c, 'read_own_credits', async (brand, { ambassador }) => {
      if (ambassador === undefined) return answerError(c, nobodys)
      // All at once: what stands for the next page would name an order.
      const asked = await readCredits(c, brand, listCredits, true, ambassador)
      if (!asked.ok) return answerError(c, asked.error)
      const { period, page } = asked
      return c.json({ period, credits: page.credits.map(ownCredit) })
    }),
  )
  for (const file of ['credits', 'credits.csv', 'own-credits'])
    refuseMethods(app, `/api/:brand/${file}`, ['GET'])
}

const nobodys: ErrorAnswer = {
  status: 403,
  code: 'not_allowed',
  message: 'this is not for the role of whoever asks',
}
