// What the brand's server says of orders and refunds becomes events too, so that reports and credits ask one store.
import type { Brand } from '../../brands/brand.ts'
import type { OwnEvent } from '../../events/keep-own-event.ts'
import type { KeyRing } from '../../privacy/key-ring.ts'
import type { StoredItem } from '../../stores/events.ts'
import { RecordStoreTrouble } from '../../stores/records.ts'
import type { OrderLine } from '../contact-orders.ts'

/** Keeps an event that the server told; false when it cannot be kept now. */
export type KeepServerEvent = (brand: Brand, received: number, event: OwnEvent) => Promise<{ ok: boolean }>

export interface ToldEvent {
  name: 'order_confirmed' | 'order_refunded'
  /** The brand's own ID of it: the event's is made from it, so that telling it again is one event. */
  ownId: string
  /** Milliseconds since 1970; null: now. */
  at: number | null
  fields: OwnEvent['fields']
}

/** Resolves once it is on disk; throws a RecordStoreTrouble when it cannot be, so that the transaction is undone. */
export type TellEvent = (brand: Brand, event: ToldEvent) => Promise<void>

/** R22: 25 months, of which the longest run has 762 days. Older orders are confirmed, and in no report. */
const keptMs = 762 * 86_400_000

export interface TellEventOptions {
  keepServerEvent: KeepServerEvent
  keyRing: KeyRing
  now: () => number
}

/**
 * Called within the transaction that remembers the ID, before it ends: a crash in between leaves an event whose ID is
 * remembered nowhere, and the server, which had no answer, tells it again under the same event ID.
 */
export function createTellEvent({ keepServerEvent, keyRing, now }: TellEventOptions): TellEvent {
  return async (brand, { name, ownId, at, fields }) => {
    const received = now()
    const time = Math.min(at ?? received, received)
    if (time < received - keptMs) return
    const id = keyRing.pseudonymUuid(brand.name, 'event', `${name} ${ownId}`)
    const kept = await keepServerEvent(brand, received, { id, name, time, fields })
    if (!kept.ok) throw new RecordStoreTrouble('disk', 'the journal cannot be written')
  }
}

/** Order lines as events have them. */
export function itemsOf(lines: readonly OrderLine[]): StoredItem[] {
  return lines.map(({ itemId, itemName, priceMinor, quantity }) => ({
    item_id: itemId,
    item_name: itemName,
    item_brand: null,
    item_category: null,
    price_minor: priceMinor,
    quantity,
    index: null,
    item_list_id: null,
    item_list_name: null,
  }))
}
