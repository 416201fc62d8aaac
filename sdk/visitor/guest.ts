// The two random IDs of a guest: the visitor's and the visit's (E2).
import type { CookieJar } from '../cookies/cookie-jar.ts'
import { cookies, exemptHours } from '../protocol/cookies.ts'

export interface Guest {
  /** Makes the visitor's ID where there is none; its lifetime starts again, but not in the exempt mode. */
  arrive_(): void
  /** The IDs for a batch. Each asking starts the visit's 30 minutes again. */
  ids_(): { visitor: string; session: string }
  forget_(): void
}

export function createGuest(
  jar: CookieJar,
  lifetimeHours: number,
  isExempt: boolean,
  newId: () => string,
): Guest {
  const visitorSeconds = (isExempt ? Math.min(lifetimeHours, exemptHours) : lifetimeHours) * 3600
  const keep = (name: 'visitor' | 'visit', seconds: number, isRenewed = false) => {
    const known = jar.read_(name)
    const id = known ?? newId()
    if (isRenewed || !known) jar.write_(name, id, true, seconds)
    return id
  }
  return {
    arrive_() {
      keep('visitor', visitorSeconds, !isExempt)
    },
    ids_: () => ({
      visitor: keep('visitor', visitorSeconds),
      session: keep('visit', cookies.visit.lifetime, true),
    }),
    forget_() {
      jar.remove_('visitor')
      jar.remove_('visit')
    },
  }
}
