// What the tag and the popins keep in the browser's own storage, beside the cookies of `sdk/protocol/cookies.ts`.
import type { CookieRule } from '../../sdk/protocol/cookies.ts'

export interface DeviceRecord {
  /** After the brand's prefix. */
  suffix: string
  shelf: 'localStorage' | 'sessionStorage'
  purpose: CookieRule['purpose']
  holds: string
  /** Not kept where the brand stores nothing on the device (`cookieless`). */
  isKeptCookieless: boolean
}

export const deviceStorage = {
  queue: {
    suffix: 'queue',
    shelf: 'localStorage',
    purpose: 'analytics',
    holds: 'events that could not be sent yet; taken away once they are',
    isKeptCookieless: false,
  },
  seen: {
    suffix: 'queue',
    shelf: 'sessionStorage',
    purpose: 'analytics',
    holds: 'which list each product that was looked at came from, and which orders were told already',
    isKeptCookieless: false,
  },
  popins: {
    suffix: 'popins',
    shelf: 'localStorage',
    purpose: 'choice',
    holds:
      'the day until which popins stay quiet, and the version of the privacy notice that a yes was given under',
    isKeptCookieless: true,
  },
  typed: {
    suffix: 'popins',
    shelf: 'sessionStorage',
    purpose: 'technical',
    holds: 'that a popin was shown during this visit, and what was typed into it and not sent yet',
    isKeptCookieless: false,
  },
} as const satisfies Record<string, DeviceRecord>

export type DeviceRecordName = keyof typeof deviceStorage
