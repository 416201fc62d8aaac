// One question to the collector that is running on this machine, in the operator's name.
import { z } from 'zod'
import { createOperatorToken } from '../access/operator-token.ts'
import type { KeyRing } from '../privacy/key-ring.ts'
import { collectorAddress, unreachable } from './collector-address.ts'
import type { CommandContext } from './context.ts'
import type { Told } from './user-desk.ts'

export interface AskCollectorOptions extends Pick<CommandContext, 'environment' | 'now' | 'fetch'> {
  keyRing: KeyRing
}

/** What is answered, in the form that `schema` has; or why there is no answer, in one line. */
export type AskCollector = <Schema extends z.ZodType<object>>(
  schema: Schema,
  method: string,
  path: string,
  body?: object,
) => Promise<Told<z.output<Schema>>>

const errorAnswer = z.object({ error: z.object({ message: z.string() }) })

export function createAskCollector({ environment, now, fetch, keyRing }: AskCollectorOptions): AskCollector {
  const base = collectorAddress(environment)
  return async (schema, method, path, body) => {
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
}
