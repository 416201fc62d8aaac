// The door of the routes that are the operator's own, of no brand: a person with the role at every brand, or the command
// line. That it was gone through is written down (L1), in the operator's log.
import type { Context } from 'hono'
import { bearerToken } from '../access/access-keys.ts'
import { type Caller, commandLine } from '../access/caller.ts'
import type { FindPerson } from '../access/find-person.ts'
import { everyBrand } from '../access/grants.ts'
import { isOperatorToken } from '../access/operator-token.ts'
import type { Entity } from '../access-log/access-act.ts'
import type { IsProxy } from '../privacy/client-address.ts'
import type { KeyRing } from '../privacy/key-ring.ts'
import type { Env } from './env.ts'
import { answerError, type ErrorAnswer } from './error-answer.ts'
import { refuseForgedWrite } from './forged-write.ts'
import { type LogAccessOptions, operatorActOf } from './log-access.ts'

export interface OperatorOptions extends LogAccessOptions {
  keyRing: KeyRing
  findPerson: FindPerson
  isProxy: IsProxy
  now: () => number
}

/** Runs `run` where an operator asks; to what of theirs, says `entity`. Nothing of an answer is kept by a cache. */
export type WithOperator = (
  c: Context<Env>,
  entity: Entity,
  run: (caller: Caller) => Promise<Response>,
) => Promise<Response>

export function createWithOperator(options: OperatorOptions): WithOperator {
  const { keyRing, findPerson, isProxy, accessLog, clientAddress, now } = options

  async function operatorOf(c: Context<Env>): Promise<Caller | null> {
    const authorization = c.req.header('authorization')
    if (authorization !== undefined) {
      const token = bearerToken(authorization)
      return token && isOperatorToken(token, keyRing, now()) ? commandLine : null
    }
    const found = await findPerson.everywhere({ header: (name) => c.req.header(name) })
    const isOperator = found?.grants.some(({ brand, role }) => brand === everyBrand && role === 'operator')
    return found && isOperator ? { kind: 'person', role: 'operator', person: found.person } : null
  }

  return async (c, entity, run) => {
    c.header('cache-control', 'no-store')
    const caller = await operatorOf(c)
    if (!caller) return answerError(c, notOperator)
    const isWrite = c.req.method !== 'GET' && c.req.method !== 'HEAD'
    const forged = isWrite && caller.kind === 'person' ? refuseForgedWrite(c, isProxy) : null
    const logged = operatorActOf(c, caller, entity, clientAddress)
    await accessLog.add(null, { ...logged, refused: forged !== null })
    return forged ? answerError(c, forged) : run(caller)
  }
}

export const notOperator: ErrorAnswer = {
  status: 401,
  code: 'not_authorised',
  message: 'this is for operators of this collector',
}
