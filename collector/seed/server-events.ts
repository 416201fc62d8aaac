// What the collector itself would have kept beside a shopper's events: the server's word for orders and refunds, and the
// clicks that led to publications' visits.
import type { OwnEventName } from '../events/own-events.ts'
import { createEmptyEvent } from '../stores/empty-event.ts'
import type { StoredEvent } from '../stores/events.ts'
import type { SeedVisit } from './event.ts'
import type { Random } from './random.ts'
import type { Step } from './walk.ts'

/** A refund that is still to come. */
export interface SeedRefund {
  /** Days after the order. */
  after: number
  fields: Partial<StoredEvent>
  /** In minor units of `currency`, whatever of it the event says. */
  amountMinor: number
  currency: string
}

const odds = { confirmed: 0.9, unseen: 0.06, refunded: 0.08, whole: 0.5 }

/** The server tells of most orders at once. */
export function confirmationOf(visit: SeedVisit, order: Step, random: Random): StoredEvent | null {
  if (!random.chance(odds.confirmed)) return null
  return serverEvent(visit.brand, 'order_confirmed', visit.start + order.after, random.uuid(), soldIn(order))
}

/** Some orders are never seen by a tag: what this one sold, sold once more by telephone. */
export function unseenOrder(visit: SeedVisit, order: Step, random: Random): StoredEvent | null {
  if (!random.chance(odds.unseen)) return null
  const fields = { ...soldIn(order), transaction_id: `${order.fields.transaction_id}-T` }
  return serverEvent(visit.brand, 'order_confirmed', visit.start + order.after, random.uuid(), fields)
}

/** Half of the refunds are of the whole order, which says no amount; the others of its first line. */
export function refundOf(order: Step, random: Random): SeedRefund | null {
  const { transaction_id, currency, value_minor, items = [] } = order.fields
  const [line] = items
  if (!random.chance(odds.refunded) || !line || !transaction_id || !currency) return null
  const after = random.between(1, 9)
  if (random.chance(odds.whole))
    return { after, fields: { transaction_id }, amountMinor: value_minor ?? 0, currency }
  const amountMinor = (line.price_minor ?? 0) * (line.quantity ?? 1)
  return { after, fields: { transaction_id, currency, items: [line] }, amountMinor, currency }
}

export function refundEvent(brand: string, refund: SeedRefund, time: number, random: Random): StoredEvent {
  return serverEvent(brand, 'order_refunded', time, random.uuid(), refund.fields)
}

/** The click that brought a visit of a publication. */
export function clickOf({ brand, start, shopper, arrival }: SeedVisit, id: string): StoredEvent | null {
  if (arrival.publication === null) return null
  const fields = { publication: arrival.publication, network: shopper.network, ...shopper.device }
  return serverEvent(brand, 'publication_click', start, id, fields)
}

function soldIn({ fields }: Step): Partial<StoredEvent> {
  const { transaction_id = null, currency = null, value_minor = null, items = [] } = fields
  return { transaction_id, currency, value_minor, items }
}

function serverEvent(
  brand: string,
  name: OwnEventName,
  time: number,
  id: string,
  fields: Partial<StoredEvent>,
): StoredEvent {
  return Object.assign(createEmptyEvent({ brand, name, id, time, received: time }), fields)
}
