// What attribution looks at, as events for tests: visits that carry a publication, orders, refunds and clicks.
import type { StoredEvent, StoredItem } from '../../collector/stores/events.ts'
import { nobody } from '../../collector/stores/events.ts'
import { storedEvent, uuid } from './stored-event.ts'
import { noon } from './wire-batch.ts'

/** A step of a story: what happened, so many hours before noon. */
export type Told = Partial<StoredEvent> & { hoursBefore?: number }

/** Events with an ID each, in the order they are told in. */
export function tell(told: readonly Told[]): StoredEvent[] {
  return told.map(({ hoursBefore = 0, ...fields }, at) =>
    storedEvent({ id: uuid(5000 + at), time: noon - hoursBefore * 3_600_000, ...fields }),
  )
}

/** The first page of a visit that carries a publication. */
export function visit(
  number: number,
  publication: string | null,
  hoursBefore: number,
  fields: Told = {},
): Told {
  const own = { host: 'shop.example.com', network: `i1_${number}` }
  return { ...own, session: uuid(100 + number), publication, hoursBefore, ...fields }
}

/** An order of an amount in euro, in a visit. */
export function purchase(id: string, value_minor: number, number: number, fields: Told = {}): Told {
  const money = { currency: 'EUR', value_minor, transaction_id: id }
  return { name: 'purchase', ...money, session: uuid(100 + number), network: `i1_${number}`, ...fields }
}

const nobodys = { visitor: nobody, session: nobody, network: '', device: 'other' }

/** What the brand's server told of an order. */
export function confirmed(id: string, value_minor: number, fields: Told = {}): Told {
  const money = { currency: 'EUR', value_minor, transaction_id: id }
  return { name: 'order_confirmed', ...nobodys, ...money, ...fields }
}

/** A refund that the brand's server told: of the whole order, less what a test says otherwise. */
export function refund(id: string, fields: Told & { items?: StoredItem[] } = {}): Told {
  return { name: 'order_refunded', ...nobodys, transaction_id: id, currency: 'EUR', ...fields }
}

/** A click on a publication's link by the network and device of a visit. */
export function click(publication: string, number: number, hoursBefore: number, fields: Told = {}): Told {
  const own = { ...nobodys, device: 'phone', network: `i1_${number}` }
  return { name: 'publication_click', ...own, publication, hoursBefore, ...fields }
}
