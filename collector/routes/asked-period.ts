// `?from=YYYY-MM-DD&to=YYYY-MM-DD`: local days of the brand, both included.
import type { Context } from 'hono'
import type { Brand } from '../brands/brand.ts'
import { isDate, monthsFrom, type Span, spanOf } from '../reports/calendar.ts'
import type { Env } from './env.ts'
import type { ErrorAnswer } from './error-answer.ts'

export interface AskedPeriod {
  from: string
  to: string
  time_zone: string
}

export type ReadPeriod = { ok: true; period: AskedPeriod; span: Span } | { ok: false; error: ErrorAnswer }

/** R22: behaviour events live so long. */
const longestMonths = 25

export function readPeriod(c: Context<Env>, { settings }: Brand): ReadPeriod {
  const { from = '', to = '' } = c.req.query()
  if (!isDate(from)) return refuse('from', 'must be a day, YYYY-MM-DD')
  if (!isDate(to)) return refuse('to', 'must be a day, YYYY-MM-DD')
  if (to < from) return refuse('to', 'must not be before from')
  if (to > monthsFrom(from, longestMonths)) return refuse('to', `must be within ${longestMonths} months`)
  const { timeZone } = settings
  return { ok: true, period: { from, to, time_zone: timeZone }, span: spanOf(from, to, timeZone) }
}

function refuse(path: string, message: string): ReadPeriod {
  return { ok: false, error: { status: 400, code: 'invalid', message, path } }
}
