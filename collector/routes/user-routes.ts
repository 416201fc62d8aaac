// `/api/<brand>/users`: a brand's own people (T7). GET lists, POST invites or changes a role, DELETE revokes.
import type { Context, Hono } from 'hono'
import { z } from 'zod'
import type { Caller } from '../access/caller.ts'
import type { MailInvitation } from '../access/mail-invitation.ts'
import { parseWantedUserAt } from '../access/parse-wanted-user.ts'
import { grantable } from '../access/permissions.ts'
import type { Users } from '../access/users.ts'
import type { Brand } from '../brands/brand.ts'
import type { Env } from './env.ts'
import { answerError } from './error-answer.ts'
import { readJson, readJsonBody } from './json-body.ts'
import { refuseMethods } from './refuse-methods.ts'
import { isoOf, toAnswer, userRefusals } from './user-answers.ts'
import { type CallerOptions, createWithCaller } from './with-caller.ts'

export interface UserRouteOptions extends CallerOptions {
  users: Users
  mailInvitation: MailInvitation
}

const path = '/api/:brand/users'
const revokeSchema = z.strictObject({ user: z.string().min(1).max(512) })

export function addUserRoutes(app: Hono<Env>, options: UserRouteOptions): void {
  const { users, mailInvitation } = options
  const withCaller = createWithCaller(options)

  app.get(path, (c) =>
    withCaller(c, 'manage_users', async (brand) =>
      c.json({ users: (await users.list(brand.name)).map(toAnswer) }),
    ),
  )
  app.post(path, (c) => withCaller(c, 'manage_users', (brand, caller) => invite(c, brand, caller)))
  app.delete(path, (c) =>
    withCaller(c, 'manage_users', async (brand, caller) => {
      const read = await readJsonBody(c, revokeSchema)
      if (!read.ok) return answerError(c, read.error)
      const revoked = await users.revoke(read.item.user, brand.name, granterOf(caller))
      return revoked.ok ? c.body(null, 204) : answerError(c, userRefusals[revoked.reason])
    }),
  )
  refuseMethods(app, path, ['GET', 'POST', 'DELETE'])

  async function invite(c: Context<Env>, brand: Brand, caller: Caller): Promise<Response> {
    const read = await readJson(c)
    if (!read.ok) return answerError(c, read.error)
    const wanted = parseWantedUserAt(brand.name, read.item)
    if (!wanted.ok) return answerError(c, { status: 400, ...wanted.problem })
    const invited = await users.invite(wanted.item, granterOf(caller))
    if (!invited.ok) return answerError(c, userRefusals[invited.reason])
    if (invited.token === null) return c.json({ changed: true })
    const link = `${brand.settings.publicUrl ?? '/'}invitation/${invited.token}`
    const mailed = await mailInvitation(brand, { email: wanted.item.email, link })
    // Who is sent the link by mail is the only one to have it.
    return c.json({ mailed, link: mailed ? null : link, expires: isoOf(invited.expires) }, 201)
  }
}

const granterOf = (caller: Caller) => ({ person: caller.person, grantable: grantable(caller) })
