// Who is logged in by a request's cookie. The session, the person and their role are read at every request, so that what
// was revoked is over with the next one (T7, S21).
import type { Brand } from '../brands/brand.ts'
import type { RecordStore } from '../stores/records.ts'
import { readAccessCookie } from './access-cookies.ts'
import type { Asking, Caller } from './caller.ts'
import type { Grant, Grants } from './grants.ts'
import type { Sessions } from './sessions.ts'

export interface LoggedInPerson {
  person: string
  grants: Grant[]
}

export interface FindPerson {
  /** As a brand knows them; null when nobody is logged in, or has no role there. */
  at(asking: Asking, brand: Brand): Promise<Caller | null>
  /** With every role that they have. */
  everywhere(asking: Asking): Promise<LoggedInPerson | null>
}

export interface FindPersonOptions {
  records: RecordStore
  sessions: Sessions
  grants: Grants
}

export function createFindPerson({ records, sessions, grants }: FindPersonOptions): FindPerson {
  return {
    async at(asking, brand) {
      const token = readAccessCookie(asking, 'session')
      if (token === null) return null
      return records.transact(null, async (tx) => {
        const person = await sessions.find(tx, token)
        const grant = person && (await grants.at(tx, person, brand.name))
        return grant ? callerOf(grant) : null
      })
    },
    async everywhere(asking) {
      const token = readAccessCookie(asking, 'session')
      if (token === null) return null
      return records.transact(null, async (tx) => {
        const person = await sessions.find(tx, token)
        return person === null ? null : { person, grants: await grants.of(tx, person) }
      })
    },
  }
}

function callerOf({ person, role, ambassador }: Grant): Caller {
  return { kind: 'person', role, person, ...(ambassador === null ? {} : { ambassador }) }
}
