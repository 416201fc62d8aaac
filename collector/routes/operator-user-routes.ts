// `/users`: everybody who may log in, for operators and for the command line while a collector is running.
import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { bearerToken } from '../access/access-keys.ts'
import { type Caller, commandLine } from '../access/caller.ts'
import type { FindPerson } from '../access/find-person.ts'
import { everyBrand } from '../access/grants.ts'
import { isOperatorToken } from '../access/operator-token.ts'
import { parseWantedUser } from '../access/parse-wanted-user.ts'
import { grantable } from '../access/permissions.ts'
import type { Granter, Users } from '../access/users.ts'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import type { IsProxy } from '../privacy/client-address.ts'
import type { KeyRing } from '../privacy/key-ring.ts'
import type { Env } from './env.ts'
import { answerError, type ErrorAnswer } from './error-answer.ts'
import { refuseForgedWrite } from './forged-write.ts'
import { readJson, readJsonBody } from './json-body.ts'
import { refuseMethods } from './refuse-methods.ts'
import { isoOf, toAnswer, userRefusals } from './user-answers.ts'

export interface OperatorUserRouteOptions {
  brands: BrandRegistry
  keyRing: KeyRing
  findPerson: FindPerson
  isProxy: IsProxy
  users: Users
  now: () => number
}

const revokeSchema = z.strictObject({
  user: z.string().min(1).max(512),
  brand: z.string().max(63).nullish().default(null),
})
const passwordSchema = z.strictObject({ user: z.string().min(1).max(512) })

export function addOperatorUserRoutes(app: Hono<Env>, options: OperatorUserRouteOptions): void {
  const { brands, users } = options

  app.get('/users', (c) =>
    asOperator(c, async () => c.json({ users: (await users.list(null)).map(toAnswer) })),
  )
  app.post('/users', (c) => asOperator(c, (by) => invite(c, by)))
  app.delete('/users', (c) =>
    asOperator(c, async (by) => {
      const read = await readJsonBody(c, revokeSchema)
      if (!read.ok) return answerError(c, read.error)
      const revoked = await users.revoke(read.item.user, read.item.brand, by)
      return revoked.ok ? c.body(null, 204) : answerError(c, userRefusals[revoked.reason])
    }),
  )
  refuseMethods(app, '/users', ['GET', 'POST', 'DELETE'])

  app.post('/users/password', (c) =>
    asOperator(c, async ({ person }) => {
      // A link to somebody's account is for whoever has the keys folder at hand, and no log-in reaches that far.
      if (person !== null) return answerError(c, notOperator)
      const read = await readJsonBody(c, passwordSchema)
      if (!read.ok) return answerError(c, read.error)
      const issued = await users.newPassword(read.item.user)
      return issued ? c.json(linkOf(issued), 201) : answerError(c, userRefusals.no_such_user)
    }),
  )
  refuseMethods(app, '/users/password', ['POST'])

  async function invite(c: Context<Env>, by: Granter): Promise<Response> {
    const read = await readJson(c)
    if (!read.ok) return answerError(c, read.error)
    const wanted = parseWantedUser(read.item)
    if (!wanted.ok) return answerError(c, { status: 400, ...wanted.problem })
    const { brand } = wanted.item
    if (brand !== null && !brands.find(brand)) return answerError(c, noSuchBrand)
    const invited = await users.invite(wanted.item, by)
    if (!invited.ok) return answerError(c, userRefusals[invited.reason])
    return invited.token === null ? c.json({ changed: true }) : c.json(linkOf(invited), 201)
  }

  async function asOperator(c: Context<Env>, run: (by: Granter) => Promise<Response>): Promise<Response> {
    c.header('cache-control', 'no-store')
    const caller = await operatorOf(c)
    if (!caller) return answerError(c, notOperator)
    const isWrite = c.req.method !== 'GET' && caller.kind === 'person'
    const forged = isWrite ? refuseForgedWrite(c, options.isProxy) : null
    return forged ? answerError(c, forged) : run({ person: caller.person, grantable: grantable(caller) })
  }

  async function operatorOf(c: Context<Env>): Promise<Caller | null> {
    const authorization = c.req.header('authorization')
    if (authorization !== undefined) {
      const token = bearerToken(authorization)
      return token && isOperatorToken(token, options.keyRing, options.now()) ? commandLine : null
    }
    const found = await options.findPerson.everywhere({ header: (name) => c.req.header(name) })
    const isOperator = found?.grants.some(({ brand, role }) => brand === everyBrand && role === 'operator')
    return found && isOperator ? { kind: 'person', role: 'operator', person: found.person } : null
  }
}

/** A path of the collector: where people reach it, whoever asked knows. */
function linkOf({ token, expires }: { token: string; expires: number }) {
  return { link: `/invitation/${token}`, expires: isoOf(expires) }
}

const notOperator: ErrorAnswer = {
  status: 401,
  code: 'not_authorised',
  message: 'this is for operators of this collector',
}
const noSuchBrand: ErrorAnswer = {
  status: 404,
  code: 'no_such_brand',
  message: 'there is no such brand',
  path: 'brand',
}
