// `POST /api/<brand>/people/{masked,unmask}`, `GET …/unmaskings`: what support sees of a contact, and why (A8).
import type { Hono } from 'hono'
import type { Support } from '../rights/support.ts'
import { addressOf } from './address-of.ts'
import type { Env } from './env.ts'
import { answerError, type ErrorAnswer } from './error-answer.ts'
import { readJsonBody } from './json-body.ts'
import { unmaskSchema, whoseOf, whoseSchema } from './people-fields.ts'
import { refuseMethods } from './refuse-methods.ts'
import { type CallerOptions, createWithCaller } from './with-caller.ts'

export interface SupportRouteOptions extends CallerOptions {
  support: Support
}

const masked = '/api/:brand/people/masked'
const unmask = '/api/:brand/people/unmask'
const unmaskings = '/api/:brand/people/unmaskings'
const mostUnmaskings = 500

export function addSupportRoutes(app: Hono<Env>, options: SupportRouteOptions): void {
  const { support, clientAddress } = options
  const withCaller = createWithCaller(options)

  app.post(masked, (c) =>
    withCaller(c, 'unmask_contacts', async (brand) => {
      const body = await readJsonBody(c, whoseSchema)
      if (!body.ok) return answerError(c, body.error)
      const whose = whoseOf(body.item)
      return whose ? c.json({ contacts: await support.find(brand, whose) }) : answerError(c, noWhose)
    }),
  )
  refuseMethods(app, masked, ['POST'])

  app.post(unmask, (c) =>
    withCaller(c, 'unmask_contacts', async (brand, { person }) => {
      const body = await readJsonBody(c, unmaskSchema)
      if (!body.ok) return answerError(c, body.error)
      const by = person ?? 'nobody'
      const address = addressOf(c, clientAddress)
      const fields = await support.unmask(brand, { ...body.item, by, address })
      return fields ? c.json({ contact: body.item.contact, fields }) : answerError(c, noSuchContact)
    }),
  )
  refuseMethods(app, unmask, ['POST'])

  app.get(unmaskings, (c) =>
    withCaller(c, 'unmask_contacts', async (brand) =>
      c.json({ unmaskings: await support.unmaskings(brand, mostUnmaskings) }),
    ),
  )
  refuseMethods(app, unmaskings, ['GET'])
}

const noWhose: ErrorAnswer = {
  status: 400,
  code: 'invalid',
  message: 'email, phone or customer_id is needed, and only one',
  path: 'email',
}
const noSuchContact: ErrorAnswer = {
  status: 404,
  code: 'no_such_contact',
  message: 'there is no such contact',
}
