// How it is said that a named report cannot be had.
import type { Context } from 'hono'
import type { NamedResult } from '../reports/answer-named.ts'
import type { Env } from './env.ts'
import { answerError, type ErrorAnswer } from './error-answer.ts'

type Refused = Extract<NamedResult, { ok: false }>

const statuses: Readonly<Record<Refused['reason'], ErrorAnswer['status']>> = {
  missing: 404,
  invalid: 400,
  not_allowed: 403,
}

export function answerNamedError(c: Context<Env>, { reason, error }: Refused): Response {
  return answerError(c, { status: statuses[reason], ...error })
}
