// The time limits, put together: which there are, and in which order they are carried out.
import type { ContactRooms } from './contact-rooms.ts'
import type { Limits } from './retention/limit.ts'
import { createUnconfirmedLimit } from './retention/unconfirmed-limit.ts'

export interface LimitOptions extends Pick<ContactRooms, 'records' | 'expirePending'> {}

/** A room that keeps a limit adds its line here, and what it needs above. */
export function createLimits(options: LimitOptions): Limits {
  return {
    brand: [createUnconfirmedLimit(options)],
    operator: [],
  }
}
