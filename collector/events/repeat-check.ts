// Marks events and orders that may have come before, so that the loader looks up those only.
import { limits } from '../../sdk/protocol/limits.ts'
import type { EventStore, StoredEvent } from '../stores/events.ts'
import { createRepeatFilter } from './repeat-filter.ts'

export interface RepeatCheck {
  /** Remembers the event's ID, and a purchase's order ID; whether either may have been seen before. */
  mayBeRepeat(event: Pick<StoredEvent, 'brand' | 'id' | 'name' | 'transaction_id' | 'received'>): boolean
  /** Fills the memory from what is stored. */
  rebuild(store: EventStore, now: number): Promise<void>
}

const windowMs = limits.repeatWindowHours * 3_600_000

/** An event ID is remembered for 48 hours at least, an order ID for ever. */
export function createRepeatCheck(): RepeatCheck {
  const ids = createRepeatFilter(windowMs)
  const orders = createRepeatFilter(Number.POSITIVE_INFINITY)

  return {
    mayBeRepeat({ brand, id, name, transaction_id, received }) {
      const seenId = ids.see(`${brand}/${id}`, received)
      const seenOrder = name === 'purchase' && orders.see(`${brand}/${transaction_id}`, received)
      return seenId || seenOrder
    },
    rebuild: (store, now) =>
      store.forEachRecent(now - windowMs, (kind, brand, id) => {
        const filter = kind === 'order' ? orders : ids
        filter.see(`${brand}/${id}`, now)
      }),
  }
}
