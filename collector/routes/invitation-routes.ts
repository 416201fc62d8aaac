// What the page of a one-time link asks: `GET /invitation/<token>/state` what it is for, `POST /invitation/<token>` to
// accept with a password (T4). Opening the link changes nothing (S16).
import type { Context, Hono } from 'hono'
import { z } from 'zod'
import type { Accepted, Joining } from '../access/join.ts'
import { passwordLengths } from '../access/passwords.ts'
import type { LogSession } from '../access-log/session-log.ts'
import type { ClientAddress, IsProxy } from '../privacy/client-address.ts'
import { addressOf } from './address-of.ts'
import type { Env } from './env.ts'
import { answerError, type ErrorAnswer } from './error-answer.ts'
import { refuseForgedWrite } from './forged-write.ts'
import { readJsonBody } from './json-body.ts'
import { routeOf } from './log-access.ts'
import { refuseMethods } from './refuse-methods.ts'
import { answerOpened, heldBy, refusalOf } from './session-routes.ts'

export interface InvitationRouteOptions {
  joining: Joining
  logSession: LogSession
  clientAddress: ClientAddress
  isProxy: IsProxy
}

const acceptSchema = z.strictObject({ password: z.string().min(1).max(1024) })

/** To be added after the page that a GET of the link shows. */
export function addInvitationRoutes(app: Hono<Env>, options: InvitationRouteOptions): void {
  const { joining, logSession, clientAddress, isProxy } = options

  app.get('/invitation/:token/state', async (c) => {
    c.header('cache-control', 'no-store')
    const welcome = await joining.look(c.req.param('token'))
    if (!welcome) return answerError(c, dead)
    const { purpose, email, brand, role, isKnown } = welcome
    return c.json({ purpose, email, brand, role, known: isKnown, least: passwordLengths.least })
  })
  refuseMethods(app, '/invitation/:token/state', ['GET'])

  app.post('/invitation/:token', async (c) => {
    c.header('cache-control', 'no-store')
    const forged = refuseForgedWrite(c, isProxy)
    if (forged) return answerError(c, forged)
    const read = await readJsonBody(c, acceptSchema)
    if (!read.ok) return answerError(c, read.error)
    const address = addressOf(c, clientAddress)
    const accepted = await joining.accept({
      token: c.req.param('token'),
      password: read.item.password,
      address,
      held: heldBy(c),
    })
    if (accepted.ok)
      await logSession(accepted.opened.person, {
        operation: 'updated',
        entity: 'invitation',
        route: routeOf(c),
        address,
      })
    return answer(c, accepted)
  })
  refuseMethods(app, '/invitation/:token', ['GET', 'POST'])
}

function answer(c: Context<Env>, accepted: Accepted): Response {
  if (accepted.ok) return answerOpened(c, accepted.opened)
  if (accepted.reason === 'dead') return answerError(c, dead)
  if (accepted.reason === 'weak') {
    const { message } = accepted
    return answerError(c, { status: 400, code: 'weak_password', message, path: 'password' })
  }
  return answerError(c, refusalOf(accepted))
}

const dead: ErrorAnswer = {
  status: 404,
  code: 'no_such_invitation',
  message: 'this link is not known, was used, or is over',
}
