// `/users`: everybody who may log in, for operators and for the command line while a collector is running.
import type { Context, Hono } from 'hono'
import { z } from 'zod'
import type { Caller } from '../access/caller.ts'
import { parseWantedUser } from '../access/parse-wanted-user.ts'
import { grantable } from '../access/permissions.ts'
import type { Granter, Users } from '../access/users.ts'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import type { Env } from './env.ts'
import { answerError, type ErrorAnswer } from './error-answer.ts'
import { readJson, readJsonBody } from './json-body.ts'
import { operatorActOf } from './log-access.ts'
import { refuseMethods } from './refuse-methods.ts'
import { isoOf, toAnswer, userRefusals } from './user-answers.ts'
import { createWithOperator, notOperator, type OperatorOptions } from './with-operator.ts'

export interface OperatorUserRouteOptions extends OperatorOptions {
  brands: BrandRegistry
  users: Users
}

const revokeSchema = z.strictObject({
  user: z.string().min(1).max(512),
  brand: z.string().max(63).nullish().default(null),
})
const passwordSchema = z.strictObject({ user: z.string().min(1).max(512) })

export function addOperatorUserRoutes(app: Hono<Env>, options: OperatorUserRouteOptions): void {
  const { brands, users } = options
  const withOperator = createWithOperator(options)

  app.get('/users', (c) =>
    withOperator(c, 'users', async () => c.json({ users: (await users.list(null)).map(toAnswer) })),
  )
  app.post('/users', (c) => withOperator(c, 'users', (caller) => invite(c, caller)))
  app.delete('/users', (c) =>
    withOperator(c, 'users', async (caller) => {
      const read = await readJsonBody(c, revokeSchema)
      if (!read.ok) return answerError(c, read.error)
      const { brand } = read.item
      if (brand !== null && brands.find(brand)) await logAt(c, caller, brand)
      const revoked = await users.revoke(read.item.user, brand, granterOf(caller))
      return revoked.ok ? c.body(null, 204) : answerError(c, userRefusals[revoked.reason])
    }),
  )
  refuseMethods(app, '/users', ['GET', 'POST', 'DELETE'])

  app.post('/users/password', (c) =>
    withOperator(c, 'users', async ({ person }) => {
      // A link to somebody's account is for whoever has the keys folder at hand, and no log-in reaches that far.
      if (person !== null) return answerError(c, notOperator)
      const read = await readJsonBody(c, passwordSchema)
      if (!read.ok) return answerError(c, read.error)
      const issued = await users.newPassword(read.item.user)
      return issued ? c.json(linkOf(issued), 201) : answerError(c, userRefusals.no_such_user)
    }),
  )
  refuseMethods(app, '/users/password', ['POST'])

  /** In the log of the brand too whose people it is about. */
  function logAt(c: Context<Env>, caller: Caller, brand: string): Promise<void> {
    return options.accessLog.add(brand, operatorActOf(c, caller, 'users', options.clientAddress))
  }

  async function invite(c: Context<Env>, caller: Caller): Promise<Response> {
    const read = await readJson(c)
    if (!read.ok) return answerError(c, read.error)
    const wanted = parseWantedUser(read.item)
    if (!wanted.ok) return answerError(c, { status: 400, ...wanted.problem })
    const { brand } = wanted.item
    if (brand !== null && !brands.find(brand)) return answerError(c, noSuchBrand)
    if (brand !== null) await logAt(c, caller, brand)
    const invited = await users.invite(wanted.item, granterOf(caller))
    if (!invited.ok) return answerError(c, userRefusals[invited.reason])
    return invited.token === null ? c.json({ changed: true }) : c.json(linkOf(invited), 201)
  }
}

const granterOf = (caller: Caller): Granter => ({ person: caller.person, grantable: grantable(caller) })

/** A path of the collector: where people reach it, whoever asked knows. */
function linkOf({ token, expires }: { token: string; expires: number }) {
  return { link: `/invitation/${token}`, expires: isoOf(expires) }
}

const noSuchBrand: ErrorAnswer = {
  status: 404,
  code: 'no_such_brand',
  message: 'there is no such brand',
  path: 'brand',
}
