// How people who log in are told, and what is said when one cannot be granted or revoked.
import { z } from 'zod'
import { roles } from '../access/caller.ts'
import type { Invited, Revoked, User } from '../access/users.ts'
import type { ErrorAnswer } from './error-answer.ts'

/** `brand` null is every brand; `user` null somebody who has not accepted yet. Times are ISO 8601 in UTC. */
export const listedUser = z.object({
  user: z.string().nullable(),
  email: z.string().nullable(),
  brand: z.string().nullable(),
  role: z.enum(roles),
  ambassador: z.string().nullable(),
  since: z.string().nullable(),
  last_log_in: z.string().nullable(),
  invited_until: z.string().nullable(),
})
export type ListedUser = z.infer<typeof listedUser>

export function toAnswer(user: User): ListedUser {
  return {
    user: user.id,
    email: user.email,
    brand: user.brand,
    role: user.role,
    ambassador: user.ambassador,
    since: isoOf(user.grantedAt),
    last_log_in: isoOf(user.lastLogInAt),
    invited_until: isoOf(user.invitedUntil),
  }
}

export function isoOf(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString()
}

type Refusal = Extract<Invited | Revoked, { ok: false }>['reason']

export const userRefusals: Readonly<Record<Refusal, ErrorAnswer>> = {
  not_grantable: {
    status: 403,
    code: 'not_grantable',
    message: 'this role is not for whoever asks to give or to take',
  },
  no_such_user: {
    status: 404,
    code: 'no_such_user',
    message: 'there is no such person here, and no invitation of theirs',
  },
}
