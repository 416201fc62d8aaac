// How the rights routes read corrections and show requests.
import type { Correction } from '../rights/correct-person.ts'
import type { RightsRequest } from '../rights/requests.ts'

/** Times as ISO 8601 in UTC. */
export function requestAnswer({ id, right, by, askedAt, dueAt, state, answeredAt }: RightsRequest) {
  return {
    id,
    right,
    by,
    asked_at: new Date(askedAt).toISOString(),
    due_at: new Date(dueAt).toISOString(),
    state,
    answered_at: answeredAt === null ? null : new Date(answeredAt).toISOString(),
  }
}

type SentText = string | null | undefined

/** What was sent, without what was not. */
export function correctionOf({
  email,
  custom,
  ...plain
}: { email: string | null; custom?: Record<string, string> | undefined } & Record<
  string,
  SentText | Record<string, string>
>): Correction & { email?: string | undefined } {
  const given = Object.entries(plain).filter(([, value]) => typeof value === 'string')
  return {
    ...Object.fromEntries(given),
    ...(custom ? { custom } : {}),
    ...(email === null ? {} : { email }),
  }
}
