// Who asks for something of a brand: its server by a key, a link, or a person who is logged in. Null: nobody known.
import type { Brand } from '../brands/brand.ts'
import type { KeyRing } from '../privacy/key-ring.ts'
import type { Filter } from '../reports/query.ts'
import { bearerToken, roleOf } from './access-keys.ts'
import { isOperatorToken } from './operator-token.ts'

/** A4. What each may do stands in `permissions.ts`. */
export const roles = ['operator', 'account', 'brand_admin', 'analyst', 'ambassador'] as const
export type Role = (typeof roles)[number]

export interface Caller {
  /** `server`: a key of a program, or the operator's own command line. `link`: whoever holds a link. `person`: somebody logged in, by a cookie. */
  kind: 'server' | 'link' | 'person'
  /** `shared_link`: a link that somebody shared, which shows what its `filters` leave. */
  role: Role | 'server' | 'shared_link'
  /** The opaque ID of the person; null for keys and links. */
  person: string | null
  /** Whose contacts and credits an `ambassador` sees: only these (A2). */
  ambassador?: string
  /** Hold for every query of theirs, beside its own; absent: nothing is kept from them. */
  filters?: readonly Filter[]
}

/** What of a request tells who asks. */
export interface Asking {
  header(name: string): string | undefined
}

/** One answer for a wrong key, another brand's and no brand at all: null. Roles are read anew each time (T7). */
export type WhoAsks = (asking: Asking, brand: Brand) => Promise<Caller | null>

export interface WhoAsksOptions {
  keyRing: KeyRing
  now: () => number
  /** Who is logged in by the request's cookie, as the brand knows them. */
  findPerson: (asking: Asking, brand: Brand) => Promise<Caller | null>
  /** Who holds a link that was shared. */
  findShared: (brand: string, token: string) => Promise<Caller | null>
}

/** The operator at the command line, who has the keys folder. */
export const commandLine: Caller = { kind: 'server', role: 'operator', person: null }

/** A bearer token, where there is one, speaks alone: a cookie beside it does not help a wrong one. */
export function createWhoAsks({ keyRing, now, findPerson, findShared }: WhoAsksOptions): WhoAsks {
  return async (asking, brand) => {
    const authorization = asking.header('authorization')
    if (authorization === undefined) return findPerson(asking, brand)
    const token = bearerToken(authorization)
    if (token === null) return null
    if (isOperatorToken(token, keyRing, now())) return commandLine
    const role = roleOf(brand, token, keyRing, now())
    if (!role) return findShared(brand.name, token)
    return { kind: role === 'server' ? 'server' : 'link', role, person: null }
  }
}
