// `POST /api/<brand>/erasures`: erases a contact, an address, a customer's or a visitor's behaviour. The operator is answered
// the signed certificate or why there is none, the brand that it was taken on, and nothing of whom it found (A3).
// `POST /api/<brand>/ambassadors/<id>/leave` and `…/return`: an ambassador leaves (R10), or comes back.
import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { emailField, shortId } from '../contacts/from-server/item-fields.ts'
import type { AmbassadorLeaves } from '../erasure/ambassador-leaves.ts'
import { type AskedErasure, erasureReasons } from '../erasure/asked-erasure.ts'
import type { Erased, Erasures } from '../erasure/erasures.ts'
import type { TakenOn, TakeOnErasure } from '../erasure/take-on-erasure.ts'
import type { Env } from './env.ts'
import { answerError, type ErrorAnswer } from './error-answer.ts'
import { readJsonBody } from './json-body.ts'
import { actorOf } from './log-access.ts'
import { refuseMethods } from './refuse-methods.ts'
import { type CallerOptions, createWithCaller } from './with-caller.ts'

export interface ErasureRouteOptions extends CallerOptions {
  erasures: Erasures
  takeOnErasure: TakeOnErasure
  ambassadorLeaves: AmbassadorLeaves
}

/** Of what, by one of the names; why. `time limits` are the collector's own reason. */
const wanted = z.strictObject({
  contact: z.string().min(1).max(64).optional(),
  email: emailField.optional(),
  customer: z.string().min(1).max(256).optional(),
  visitor: z.string().min(1).max(64).optional(),
  reason: z.enum(erasureReasons).exclude(['retention']).default('request'),
})
type Whom = Omit<z.output<typeof wanted>, 'reason'>

export function addErasureRoutes(app: Hono<Env>, options: ErasureRouteOptions): void {
  addEraseRoute(app, options)
  addCertificateRoute(app, options)
  addLeaveRoutes(app, options)
}

function addEraseRoute(app: Hono<Env>, options: ErasureRouteOptions): void {
  const { erasures, takeOnErasure } = options
  const withCaller = createWithCaller(options)

  app.post('/api/:brand/erasures', (c) =>
    withCaller(c, 'erase_people', async ({ name }, caller) => {
      const read = await readJsonBody(c, wanted)
      if (!read.ok) return answerError(c, read.error)
      const { reason, ...who } = read.item
      if (Object.values(who).filter((value) => value !== undefined).length !== 1)
        return answerError(c, nobodyNamed)
      const asked = { by: actorOf(caller), reason }
      if (caller.role === 'operator') return answer(c, await erase(name, who, asked))
      return answerTaken(c, await takeOnErasure(name, (id) => erase(name, who, { ...asked, id })))
    }),
  )
  refuseMethods(app, '/api/:brand/erasures', ['POST'])

  /** Whom: one of the four. */
  function erase(brand: string, who: Whom, asked: AskedErasure): Promise<Erased> {
    const { contact, email, customer, visitor } = who
    if (contact !== undefined) return erasures.contact(brand, contact, asked)
    if (email !== undefined) return erasures.address(brand, email, asked)
    return erasures.visitor(brand, { customer, visitor }, asked)
  }
}

function addCertificateRoute(app: Hono<Env>, options: ErasureRouteOptions): void {
  const withCaller = createWithCaller(options)
  const path = '/api/:brand/erasures/:id'
  app.get(path, (c) =>
    withCaller(c, 'read_certificates', async ({ name }) => {
      const certificate = await options.erasures.certificate(name, c.req.param('id'))
      return certificate ? c.json(certificate) : answerError(c, notDone)
    }),
  )
  refuseMethods(app, path, ['GET'])
}

function addLeaveRoutes(app: Hono<Env>, options: ErasureRouteOptions): void {
  const { ambassadorLeaves } = options
  const withCaller = createWithCaller(options)

  app.post('/api/:brand/ambassadors/:id/leave', (c) =>
    withCaller(c, 'manage_ambassador_links', async (brand, caller) => {
      const id = shortId.safeParse(c.req.param('id'))
      if (!id.success) return answerError(c, invalidId)
      const { leftAt } = await ambassadorLeaves.leave(brand.name, id.data, actorOf(caller))
      const erasedAt = leftAt + brand.settings.retention.ambassadorLeavesDays * dayMs
      return c.json({ left: isoOf(leftAt), erased_from: isoOf(erasedAt) })
    }),
  )
  refuseMethods(app, '/api/:brand/ambassadors/:id/leave', ['POST'])

  app.post('/api/:brand/ambassadors/:id/return', (c) =>
    withCaller(c, 'manage_ambassador_links', async (brand) => {
      const isBack = await ambassadorLeaves.comeBack(brand.name, c.req.param('id'))
      return isBack ? c.body(null, 204) : answerError(c, notLeft)
    }),
  )
  refuseMethods(app, '/api/:brand/ambassadors/:id/return', ['POST'])
}

function answerTaken(c: Context<Env>, { id, receivedAt }: TakenOn): Response {
  return c.json({ erasure: id, received_at: isoOf(receivedAt) }, 202)
}

function answer(c: Context<Env>, erased: Erased): Response {
  if (erased.ok) return c.json(erased.certificate, 201)
  if (erased.reason !== 'held') return answerError(c, refusals[erased.reason])
  const message = `a legal hold stands on it (${erased.heldBecause}); lift the hold first`
  return answerError(c, { status: 409, code: 'held', message })
}

const dayMs = 86_400_000
const isoOf = (at: number) => new Date(at).toISOString()

const refusals: Readonly<Record<'not_found' | 'not_yet', ErrorAnswer>> = {
  not_found: { status: 404, code: 'not_found', message: 'there is nobody of this ID' },
  not_yet: {
    status: 503,
    code: 'not_yet',
    message: 'begun; events that wait in the journal cannot be read now, and the rest follows by itself',
    retryAfter: 60,
  },
}
const notDone: ErrorAnswer = {
  status: 404,
  code: 'not_found',
  message: 'there is no such erasure, or it is not done',
}
const nobodyNamed: ErrorAnswer = {
  status: 400,
  code: 'invalid',
  message: 'needs exactly one of contact, email, customer and visitor',
}
const invalidId: ErrorAnswer = {
  status: 400,
  code: 'invalid',
  message: 'must be 1 to 64 letters, digits, _ or -',
  path: 'ambassador',
}
const notLeft: ErrorAnswer = {
  status: 404,
  code: 'not_left',
  message: 'this ambassador has not left, or is erased already',
}
