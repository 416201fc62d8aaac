// The two random IDs of a guest: the visitor's and the visit's (E2).
import type { CookieJar } from '../cookies/cookie-jar.ts'
import { cookies } from '../protocol/cookies.ts'
import type { TagSettings } from '../protocol/tag-settings.ts'

export interface Guest {
  /** Makes or renews the visitor's ID as the mode says, or removes both, so that the device holds what is allowed. */
  settle_(isMeasured: boolean): void
  /** The IDs for a batch; each asking starts the visit's 30 minutes again. */
  ids_(): { visitor?: string; session?: string }
  forget_(): void
}

/** 13 months: the longest that the CNIL exempts from consent. */
const exemptHours = 9504

export function createGuest(
  jar: CookieJar,
  { consent: mode, cookies: { lifetimeHours } }: TagSettings,
  newId: () => string,
): Guest {
  const isExempt = mode === 'exempt'
  const visitorSeconds = Math.min(lifetimeHours, isExempt ? exemptHours : lifetimeHours) * 3600

  const keep = (name: 'visitor' | 'visit', seconds: number, isRenewed: boolean) => {
    const known = jar.read_(name)
    const id = known ?? newId()
    if (isRenewed || !known) jar.write_(name, id, true, seconds)
    return id
  }
  const forget = () => {
    jar.remove_('visitor')
    jar.remove_('visit')
  }

  return {
    settle_(isMeasured) {
      if (isMeasured && mode !== 'cookieless') keep('visitor', visitorSeconds, !isExempt)
      else forget()
    },
    ids_: () =>
      mode === 'cookieless'
        ? {}
        : {
            visitor: keep('visitor', visitorSeconds, false),
            session: keep('visit', cookies.visit.lifetime, true),
          },
    forget_: forget,
  }
}
