// The door of every `/api/<brand>/…` route: who asks, whether they may (A6), and that it is written down (L1). Denied by
// default, and what cannot be logged does not happen.
import type { Context } from 'hono'
import type { Caller, WhoAsks } from '../access/caller.ts'
import { type Act, may } from '../access/permissions.ts'
import { loggedActs } from '../access-log/logged-acts.ts'
import type { Brand } from '../brands/brand.ts'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import type { IsProxy } from '../privacy/client-address.ts'
import type { Env } from './env.ts'
import { answerError, type ErrorAnswer } from './error-answer.ts'
import { refuseForgedWrite } from './forged-write.ts'
import { accessActOf, type LogAccessOptions } from './log-access.ts'

export interface CallerOptions extends LogAccessOptions {
  brands: BrandRegistry
  whoAsks: WhoAsks
  isProxy: IsProxy
}

/**
 * Runs `run` for the brand of the path when whoever asks may do the act there, once the access log has it. With a wrong
 * key, another brand's, or for no such brand the answer is the same (S2). Nothing of an answer is kept by a cache.
 * @example withCaller(c, 'export_contacts', async (brand, caller) => c.json(await contactsOf(brand)))
 */
export type WithCaller = (
  c: Context<Env>,
  act: Act,
  run: (brand: Brand, caller: Caller) => Promise<Response>,
) => Promise<Response>

export function createWithCaller(options: CallerOptions): WithCaller {
  const { brands, whoAsks, isProxy, accessLog, clientAddress } = options

  function refusalOf(c: Context<Env>, caller: Caller, act: Act): ErrorAnswer | null {
    if (!may(caller, act)) return notAllowed
    return caller.kind === 'person' && isWrite(c) ? refuseForgedWrite(c, isProxy) : null
  }

  return async (c, act, run) => {
    c.header('cache-control', 'no-store')
    const brand = brands.find(c.req.param('brand') ?? '')
    const caller = brand && (await whoAsks({ header: (name) => c.req.header(name) }, brand))
    if (!brand || !caller) return answerError(c, notAuthorised)
    const logged = accessActOf(c, act, caller, clientAddress)
    const refusal = refusalOf(c, caller, act)
    if (refusal) {
      // Once an hour, so that whoever is refused cannot fill the log.
      await accessLog.addHourly(brand.name, { ...logged, refused: true })
      return answerError(c, refusal)
    }
    if (loggedActs[act].written === 'each') {
      await accessLog.add(brand.name, logged)
      return run(brand, caller)
    }
    const [answer] = await Promise.all([run(brand, caller), accessLog.addHourly(brand.name, logged)])
    return answer
  }
}

const isWrite = (c: Context<Env>) => c.req.method !== 'GET' && c.req.method !== 'HEAD'

/** One answer for a wrong key, another brand's key and no such brand (S2). */
const notAuthorised: ErrorAnswer = {
  status: 401,
  code: 'not_authorised',
  message: 'a key of this brand is needed, or to be logged in with a role there',
}
const notAllowed: ErrorAnswer = {
  status: 403,
  code: 'not_allowed',
  message: 'this is not for the role of whoever asks',
}
