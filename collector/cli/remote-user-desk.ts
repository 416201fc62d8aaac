// The desk of a collector that is running on this machine: the same questions, by its `/users` routes.
import { z } from 'zod'
import { listedUser } from '../routes/user-answers.ts'
import { type AskCollectorOptions, createAskCollector } from './ask-collector.ts'
import type { UserDesk } from './user-desk.ts'

const issuedAnswer = z.object({
  link: z.string().nullish().default(null),
  expires: z.string().nullish().default(null),
})
const listAnswer = z.object({ users: z.array(listedUser) })
const emptyAnswer = z.object({})

export function createRemoteUserDesk(options: AskCollectorOptions): UserDesk {
  const ask = createAskCollector(options)
  return {
    invite: (wanted) => ask(issuedAnswer, 'POST', '/users', wanted),
    list: () => ask(listAnswer, 'GET', '/users'),
    revoke: (user, brand) => ask(emptyAnswer, 'DELETE', '/users', { user, brand }),
    newPassword: (user) => ask(issuedAnswer, 'POST', '/users/password', { user }),
  }
}
