// `POST /session` logs in, `GET /session` says who is logged in, `DELETE /session` logs out (T1–T3, K5, K6, S4).
import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { isPlainHost, readAccessCookie, setAccessCookie } from '../access/access-cookies.ts'
import type { FindPerson } from '../access/find-person.ts'
import { everyBrand, type Grant } from '../access/grants.ts'
import type { Held, LogIn, Opened } from '../access/log-in.ts'
import type { LogSession } from '../access-log/session-log.ts'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import type { ClientAddress, IsProxy } from '../privacy/client-address.ts'
import { addressOf } from './address-of.ts'
import type { Env } from './env.ts'
import { answerError, type ErrorAnswer } from './error-answer.ts'
import { refuseForgedWrite } from './forged-write.ts'
import { readJsonBody } from './json-body.ts'
import { routeOf } from './log-access.ts'
import { refuseMethods } from './refuse-methods.ts'

export interface SessionRouteOptions {
  brands: BrandRegistry
  findPerson: FindPerson
  logIn: LogIn
  logSession: LogSession
  clientAddress: ClientAddress
  isProxy: IsProxy
}

const logInSchema = z.strictObject({
  user: z.string().min(1).max(512),
  password: z.string().min(1).max(1024),
  remember: z.boolean().default(false),
})

export function addSessionRoutes(app: Hono<Env>, options: SessionRouteOptions): void {
  const { brands, findPerson, logIn, logSession, isProxy } = options
  const began = (c: Context<Env>) => ({
    operation: 'created' as const,
    entity: 'session' as const,
    route: routeOf(c),
    address: addressOf(c, options.clientAddress),
  })

  app.get('/session', async (c) => {
    c.header('cache-control', 'no-store')
    const found = await findPerson.everywhere(askingOf(c))
    if (!found) return answerError(c, notLoggedIn)
    return c.json({ user: found.person, brands: rolesOf(found.grants, brands) })
  })

  app.post('/session', async (c) => {
    c.header('cache-control', 'no-store')
    const forged = refuseForgedWrite(c, isProxy)
    if (forged) return answerError(c, forged)
    const read = await readJsonBody(c, logInSchema)
    if (!read.ok) return answerError(c, read.error)
    const address = addressOf(c, options.clientAddress)
    const result = await logIn.logIn({ ...read.item, address, held: heldBy(c) })
    // Who must wait was written down when they were wrong.
    if (result.ok || result.reason === 'wrong')
      await logSession(result.ok ? result.opened.person : null, began(c))
    return result.ok ? answerOpened(c, result.opened) : answerError(c, refusalOf(result))
  })

  app.delete('/session', async (c) => {
    c.header('cache-control', 'no-store')
    const forged = refuseForgedWrite(c, isProxy)
    if (forged) return answerError(c, forged)
    const leaving = await findPerson.everywhere(askingOf(c))
    if (leaving) await logSession(leaving.person, { ...began(c), operation: 'deleted' })
    await logIn.logOut(heldBy(c))
    // With what the browser keeps of reports: whoever comes next at it sees none of them.
    setCookies(c, { session: null, remembered: null, dashboard: null })
    return c.body(null, 204)
  })
  refuseMethods(app, '/session', ['GET', 'POST', 'DELETE'])

  app.post('/session/remembered', async (c) => {
    c.header('cache-control', 'no-store')
    const forged = refuseForgedWrite(c, isProxy)
    if (forged) return answerError(c, forged)
    const opened = await logIn.resume(heldBy(c))
    if (opened) {
      await logSession(opened.person, began(c))
      return answerOpened(c, opened)
    }
    setCookies(c, { remembered: null })
    return answerError(c, notLoggedIn)
  })
  refuseMethods(app, '/session/remembered', ['POST'])
}

/** 204 with the cookies: a new session, that somebody has an account here, and the automatic log-in if asked for. */
export function answerOpened(c: Context<Env>, { session, remembered }: Opened): Response {
  setCookies(c, { session, registered: '1', ...(remembered === null ? {} : { remembered }) })
  return c.body(null, 204)
}

/** The cookies that a new log-in takes the place of. */
export function heldBy(c: Context<Env>): Held {
  const asking = askingOf(c)
  return {
    session: readAccessCookie(asking, 'session'),
    remembered: readAccessCookie(asking, 'remembered'),
  }
}

/** Of a password that did not open: one answer for a wrong one and for nobody of that name. */
export function refusalOf(refused: { reason: 'wrong' } | { reason: 'wait'; seconds: number }): ErrorAnswer {
  return refused.reason === 'wrong' ? wrong : { ...tooMany, retryAfter: refused.seconds }
}

const written = ['session', 'registered', 'remembered', 'dashboard'] as const
type Cookies = Partial<Record<(typeof written)[number], string | null>>

function setCookies(c: Context<Env>, cookies: Cookies): void {
  const isPlain = isPlainHost(askingOf(c))
  for (const name of written) {
    const value = cookies[name]
    if (value === undefined) continue
    c.header('set-cookie', setAccessCookie(name, value, isPlain), { append: true })
  }
}

/** A role at every brand is told as one at each that there is. */
function rolesOf(grants: readonly Grant[], brands: BrandRegistry) {
  const everywhere = grants.find(({ brand }) => brand === everyBrand)
  if (everywhere) return brands.list().map((brand) => ({ brand, role: everywhere.role }))
  return grants.filter(({ brand }) => brands.find(brand)).map(({ brand, role }) => ({ brand, role }))
}

const askingOf = (c: Context<Env>) => ({ header: (name: string) => c.req.header(name) })

const notLoggedIn: ErrorAnswer = { status: 401, code: 'not_logged_in', message: 'nobody is logged in' }
const wrong: ErrorAnswer = {
  status: 401,
  code: 'wrong_log_in',
  message: 'the name or the password is not right',
}
const tooMany: ErrorAnswer = {
  status: 429,
  code: 'too_many_requests',
  message: 'too many tries; wait a moment',
}
