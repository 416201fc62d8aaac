// Who may call what a brand's server calls: the holder of its server key, and nobody else (A6).
import type { Context } from 'hono'
import { bearerToken, roleOf } from '../access/access-keys.ts'
import type { Brand } from '../brands/brand.ts'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import type { KeyRing } from '../privacy/key-ring.ts'
import type { Env } from './env.ts'
import { answerError, type ErrorAnswer } from './error-answer.ts'

export interface ServerKeyOptions {
  brands: BrandRegistry
  keyRing: KeyRing
  now: () => number
}

/** Runs `act` for the brand of the path when the request bears its server key. */
export type WithServerKey = (c: Context<Env>, act: (brand: Brand) => Promise<Response>) => Promise<Response>

export function createWithServerKey({ brands, keyRing, now }: ServerKeyOptions): WithServerKey {
  return async (c, act) => {
    c.header('cache-control', 'no-store')
    const token = bearerToken(c.req.header('authorization'))
    const brand = brands.find(c.req.param('brand') ?? '')
    const role = token && brand ? roleOf(brand, token, keyRing, now()) : null
    if (!brand || !role) return answerError(c, notAuthorised)
    return role === 'server' ? act(brand) : answerError(c, notAllowed)
  }
}

/** One answer for a wrong key, another brand's key and no such brand (S2). */
const notAuthorised: ErrorAnswer = {
  status: 401,
  code: 'not_authorised',
  message: 'a key of this brand is needed',
}
const notAllowed: ErrorAnswer = {
  status: 403,
  code: 'not_allowed',
  message: 'this key reads reports; the brand’s server key is needed',
}
