// An event of the store for tests: a page view on a phone, less what a test says otherwise.
import { createEmptyEvent } from '../../collector/stores/empty-event.ts'
import type { StoredEvent, StoredItem } from '../../collector/stores/events.ts'

export function storedEvent(fields: Partial<StoredEvent> & { id: string }): StoredEvent {
  const { id, brand = 'shop', name = 'page_view', time = 0 } = fields
  const usual = { visitor: uuid(1), visitor_basis: 'id' as const, session: uuid(2), network: 'i1_test' }
  const page = { analytics: true, host: 'shop.example.com', path: '/', device: 'phone' }
  return Object.assign(createEmptyEvent({ id, brand, name, time, received: time }), usual, page, fields)
}

/** An order line: one unit at 10.00, less what a test says otherwise. */
export function storedItem(fields: Partial<StoredItem> & { item_id: string }): StoredItem {
  return {
    item_name: null,
    item_brand: null,
    item_category: null,
    price_minor: 1000,
    quantity: 1,
    index: null,
    item_list_id: null,
    item_list_name: null,
    ...fields,
  }
}

/** The UUID of a number. */
export function uuid(number: number): string {
  return `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`
}
