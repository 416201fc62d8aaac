// `GET /api/<brand>/preferences?customer=`: what a consenting customer prefers, for the brand's own server (E19).
import type { Hono } from 'hono'
import { ownId } from '../contacts/from-server/item-fields.ts'
import type { AskPreferences } from '../preferences/preferences.ts'
import type { Env } from './env.ts'
import { answerError, type ErrorAnswer } from './error-answer.ts'
import { refuseMethods } from './refuse-methods.ts'
import { type CallerOptions, createWithCaller } from './with-caller.ts'

export interface PreferenceRouteOptions extends CallerOptions {
  askPreferences: AskPreferences
}

const path = '/api/:brand/preferences'

/** The answer has the same shape for a customer who did not agree, and for one whom nobody knows. */
export function addPreferenceRoute(app: Hono<Env>, options: PreferenceRouteOptions): void {
  const withCaller = createWithCaller(options)
  app.get(path, (c) =>
    withCaller(c, 'read_preferences', async (brand) => {
      const customer = ownId.safeParse(c.req.query('customer'))
      if (!customer.success) return answerError(c, noCustomer)
      return c.json(await options.askPreferences(brand, customer.data))
    }),
  )
  refuseMethods(app, path, ['GET'])
}

const noCustomer: ErrorAnswer = {
  status: 400,
  code: 'invalid',
  message: 'must be the brand’s customer ID, 1 to 128 characters in one line',
  path: 'customer',
}
