// One step of a seeded visit as an event of the store.
import { createEmptyEvent } from '../stores/empty-event.ts'
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
  const { brand, session, shopper, arrival } = visit
  const time = visit.start + step.after
  const happened = { brand, id, name: step.name, time, received: time + onTheWayMs }
  const { visitor, customer, network, device } = shopper
  const known = { visitor, session, customer, network, host: 'shop.example.com', path: step.path }
  const agreed = { analytics: true, attribution: arrival.publication !== null }
  return Object.assign(
    createEmptyEvent(happened),
    { visitor_basis: 'id' as const },
    known,
    agreed,
    arrival,
    device,
    step.fields,
  )
}
