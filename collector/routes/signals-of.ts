// What the browser asks for on the person's behalf, as it says in every request (E17).
import type { Context } from 'hono'
import type { PrivacySignal } from '../../sdk/protocol/consent.ts'
import type { Env } from './env.ts'

export function signalsOf(c: Context<Env>): PrivacySignal[] {
  const signals: PrivacySignal[] = []
  if (c.req.header('dnt') === '1') signals.push('dnt')
  if (c.req.header('sec-gpc') === '1') signals.push('gpc')
  return signals
}
