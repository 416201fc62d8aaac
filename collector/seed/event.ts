// One step of a seeded visit as an event of the store.
import type { StoredEvent } from '../stores/events.ts'
import type { SeedArrival } from './audience.ts'
import type { SeedShopper } from './shopper.ts'
import type { Step } from './walk.ts'

/** What all events of one visit have in common. */
export interface SeedVisit {
  brand: string
  session: string
  /** Milliseconds since 1970. */
  start: number
  shopper: SeedShopper
  arrival: SeedArrival
}

/** Milliseconds from the event to its arrival at the collector. */
const onTheWayMs = 350

export function seedEvent(visit: SeedVisit, step: Step, id: string): StoredEvent {
  const { shopper, arrival } = visit
  const time = visit.start + step.after
  return {
    brand: visit.brand,
    id,
    name: step.name,
    time,
    received: time + onTheWayMs,
    visitor: shopper.visitor,
    visitor_basis: 'id',
    session: visit.session,
    customer: shopper.customer,
    email: null,
    phone: null,
    network: shopper.network,
    consent_mode: 'required',
    analytics: true,
    attribution: arrival.publication !== null,
    personalisation: false,
    host: 'shop.example.com',
    path: step.path,
    ...arrival,
    ...shopper.device,
    ...nothingMore,
    ...step.fields,
  }
}

const nothingMore = {
  search_term: null,
  results: null,
  category: null,
  transaction_id: null,
  currency: null,
  value_minor: null,
  tax_minor: null,
  shipping_minor: null,
  coupon: null,
  item_list_id: null,
  item_list_name: null,
  items: [],
  params: null,
  maybe_repeat: false,
}
