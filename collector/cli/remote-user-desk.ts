// The desk of a collector that is running on this machine: the same questions, by its `/users` routes.
import { z } from 'zod'
import { createOperatorToken } from '../access/operator-token.ts'
import type { KeyRing } from '../privacy/key-ring.ts'
import { listedUser } from '../routes/user-answers.ts'
import { collectorAddress, unreachable } from './collector-address.ts'
import type { CommandContext } from './context.ts'
import type { Told, UserDesk } from './user-desk.ts'

export interface RemoteDeskOptions extends Pick<CommandContext, 'environment' | 'now' | 'fetch'> {
  keyRing: KeyRing
}

const issuedAnswer = z.object({
  link: z.string().nullish().default(null),
  expires: z.string().nullish().default(null),
})
const listAnswer = z.object({ users: z.array(listedUser) })
const emptyAnswer = z.object({})
const errorAnswer = z.object({ error: z.object({ message: z.string() }) })

export function createRemoteUserDesk({ environment, now, fetch, keyRing }: RemoteDeskOptions): UserDesk {
  const base = collectorAddress(environment)

  async function ask<Schema extends z.ZodType<object>>(
    schema: Schema,
    method: string,
    path: string,
    body?: object,
  ): Promise<Told<z.output<Schema>>> {
    const headers = {
      authorization: `Bearer ${createOperatorToken(keyRing, now())}`,
      'content-type': 'application/json',
    }
    const request = { method, headers, ...(body && { body: JSON.stringify(body) }) }
    const answer = await fetch(`${base}${path}`, request).catch(() => null)
    if (!answer) return { ok: false, message: unreachable(environment.dataFolder, base) }
    const said: unknown = answer.status === 204 ? {} : await answer.json().catch(() => null)
    const parsed = schema.safeParse(said)
    if (answer.ok && parsed.success) return { ok: true, ...parsed.data }
    const refused = errorAnswer.safeParse(said)
    return { ok: false, message: refused.data?.error.message ?? `${base} answered ${answer.status}` }
  }

  return {
    invite: (wanted) => ask(issuedAnswer, 'POST', '/users', wanted),
    list: () => ask(listAnswer, 'GET', '/users'),
    revoke: (user, brand) => ask(emptyAnswer, 'DELETE', '/users', { user, brand }),
    newPassword: (user) => ask(issuedAnswer, 'POST', '/users/password', { user }),
  }
}
