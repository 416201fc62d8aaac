// `POST /api/<brand>/erasures`: erases a contact, an address, a customer's or a visitor's behaviour, and answers the signed
// certificate. `POST /api/<brand>/ambassadors/<id>/leave` and `…/return`: an ambassador leaves (R10), or comes back.
import type { Context, Hono } from 'hono'
import { z } from 'zod'
import type { Caller } from '../access/caller.ts'
import type { Brand } from '../brands/brand.ts'
import { shortId } from '../contacts/from-server/item-fields.ts'
import type { AmbassadorLeaves } from '../erasure/ambassador-leaves.ts'
import { erasureReasons } from '../erasure/asked-erasure.ts'
import type { Erased, Erasures } from '../erasure/erasures.ts'
import type { Env } from './env.ts'
import { answerError, type ErrorAnswer } from './error-answer.ts'
import { readJsonBody } from './json-body.ts'
import { actorOf } from './log-access.ts'
import { refuseMethods } from './refuse-methods.ts'
import { type CallerOptions, createWithCaller } from './with-caller.ts'

export interface ErasureRouteOptions extends CallerOptions {
  erasures: Erasures
  ambassadorLeaves: AmbassadorLeaves
}

/** Of what, by one of the names; why. `time limits` are the collector's own reason. */
const wanted = z.strictObject({
  contact: z.string().min(1).max(64).optional(),
  email: z.string().min(3).max(320).optional(),
  customer: z.string().min(1).max(256).optional(),
  visitor: z.string().min(1).max(64).optional(),
  reason: z.enum(erasureReasons).exclude(['retention']).default('request'),
})
type Wanted = z.output<typeof wanted>

export function addErasureRoutes(app: Hono<Env>, options: ErasureRouteOptions): void {
  const { erasures, ambassadorLeaves } = options
  const withCaller = createWithCaller(options)

  app.post('/api/:brand/erasures', (c) =>
    withCaller(c, 'erase_people', async (brand, caller) => {
      const read = await readJsonBody(c, wanted)
      if (!read.ok) return answerError(c, read.error)
      const erased = await erase(brand, caller, read.item)
      return erased ? answer(c, erased) : answerError(c, nobodyNamed)
    }),
  )
  refuseMethods(app, '/api/:brand/erasures', ['POST'])

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

  /** Null when none, or more than one, is named. */
  async function erase({ name }: Brand, caller: Caller, { reason, ...who }: Wanted): Promise<Erased | null> {
    const asked = { by: actorOf(caller), reason }
    const { contact, email, customer, visitor } = who
    if (Object.values(who).filter((value) => value !== undefined).length !== 1) return null
    if (contact !== undefined) return erasures.contact(name, contact, asked)
    if (email !== undefined) return erasures.address(name, email, asked)
    return erasures.visitor(name, { customer, visitor }, asked)
  }
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
