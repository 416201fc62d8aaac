// The time limits, put together: which there are, and in which order they are carried out.
import type { ContactRooms } from './contact-rooms.ts'
import { createEventLimit, type EventLimitOptions } from './retention/event-limit.ts'
import type { Limits } from './retention/limit.ts'
import { createNewContactLimit, createOptedOutLimit } from './retention/quiet-contact-limits.ts'
import { createBrandTokenLimit, createOperatorTokenLimit } from './retention/token-limits.ts'
import { createUnconfirmedLimit } from './retention/unconfirmed-limit.ts'

export interface LimitOptions
  extends Pick<ContactRooms, 'records' | 'expirePending' | 'deleteContact'>,
    EventLimitOptions {
  /** No once the collector is stopping: what is due then waits for the next start. */
  goesOn: () => boolean
}

/** A room that keeps a limit adds its line here, and what it needs above. */
export function createLimits(options: LimitOptions): Limits {
  return {
    brand: [
      createUnconfirmedLimit(options),
      createNewContactLimit(options),
      createOptedOutLimit(options),
      createEventLimit(options),
      createBrandTokenLimit(options),
    ],
    operator: [createOperatorTokenLimit(options)],
  }
}
