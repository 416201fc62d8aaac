// `GET/POST /api/<brand>/people/requests`: what people asked for and by when it must be answered; one that came by letter
// is registered. `POST …/requests/<id>` ends one that was answered elsewhere.
import type { Context, Hono } from 'hono'
import type { Caller } from '../access/caller.ts'
import type { Brand } from '../brands/brand.ts'
import type { Persons } from '../rights/person.ts'
import type { RightsRequests } from '../rights/requests.ts'
import type { RecordStore } from '../stores/records.ts'
import type { Env } from './env.ts'
import { answerError, type ErrorAnswer } from './error-answer.ts'
import { readJsonBody } from './json-body.ts'
import { requestAnswer } from './people-answers.ts'
import { closeSchema, registerSchema, whoseOf } from './people-fields.ts'
import { refuseMethods } from './refuse-methods.ts'
import { type CallerOptions, createWithCaller } from './with-caller.ts'

export interface RightsRequestRouteOptions extends CallerOptions {
  records: RecordStore
  rightsRequests: RightsRequests
  persons: Persons
  now: () => number
}

const path = '/api/:brand/people/requests'
const mostRequests = 500

export function addRightsRequestRoutes(app: Hono<Env>, options: RightsRequestRouteOptions): void {
  const { records, rightsRequests, persons, now } = options
  const withCaller = createWithCaller(options)

  app.get(path, (c) =>
    withCaller(c, 'read_rights_requests', async ({ name }) => {
      const requests = await records.transact(name, (tx) => rightsRequests.shownToBrand(tx, mostRequests))
      return c.json({ requests: requests.map(requestAnswer) })
    }),
  )
  app.post(path, (c) => withCaller(c, 'read_rights_requests', (brand, caller) => register(c, brand, caller)))
  refuseMethods(app, path, ['GET', 'POST'])

  app.post(`${path}/:id`, (c) =>
    withCaller(c, 'read_rights_requests', async ({ name }) => {
      const body = await readJsonBody(c, closeSchema)
      if (!body.ok) return answerError(c, body.error)
      const closed = await records.transact(name, async (tx) => {
        const known = await rightsRequests.find(tx, c.req.param('id'))
        return known?.state === 'open' ? rightsRequests.settle(tx, known.id, body.item.state) : null
      })
      return closed ? c.json({ request: requestAnswer(closed) }) : answerError(c, noSuchRequest)
    }),
  )
  refuseMethods(app, `${path}/:id`, ['POST'])

  async function register(c: Context<Env>, brand: Brand, { person }: Caller): Promise<Response> {
    const body = await readJsonBody(c, registerSchema)
    if (!body.ok) return answerError(c, body.error)
    const { right, received_at: receivedAt } = body.item
    const whose = whoseOf(body.item)
    if (!whose) return answerError(c, noWhose)
    if (receivedAt !== undefined && receivedAt > now()) return answerError(c, notYet)
    const by = person ?? 'server'
    const request = await records.transact(brand.name, async (tx) => {
      const contact = (await persons.find(tx, brand.name, whose))[0]?.id ?? null
      return rightsRequests.ask(tx, brand, { right, contact, by, isShown: true, receivedAt })
    })
    return c.json({ request: requestAnswer(request) }, 201)
  }
}

const noWhose: ErrorAnswer = {
  status: 400,
  code: 'invalid',
  message: 'email, phone or customer_id is needed, and only one',
  path: 'email',
}
const notYet: ErrorAnswer = {
  status: 400,
  code: 'invalid',
  message: 'must not be in the future',
  path: 'received_at',
}
const noSuchRequest: ErrorAnswer = {
  status: 404,
  code: 'no_such_request',
  message: 'there is no such request that waits for an answer',
}
