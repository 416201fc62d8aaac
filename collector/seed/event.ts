// One step of a seeded visit as an event of the store.
import { emptyEvent } from '../stores/empty-event.ts'
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
    ...emptyEvent,
    brand: visit.brand,
    id,
    name: step.name,
    time,
    received: time + onTheWayMs,
    visitor: shopper.visitor,
    visitor_basis: 'id',
    session: visit.session,
    customer: shopper.customer,
    network: shopper.network,
    analytics: true,
    attribution: arrival.publication !== null,
    host: 'shop.example.com',
    path: step.path,
    ...arrival,
    ...shopper.device,
    ...step.fields,
  }
}
