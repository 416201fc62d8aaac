// The wire: what `POST /e/<brand>` takes and answers.
import type { Consent } from './consent.ts'
import type { CustomParams, EventParams } from './events.ts'
import type { RefusalReason } from './refusals.ts'

export interface WireEvent {
  /** A UUID made by the browser: sending it again is harmless. */
  id: string
  name: string
  /** Milliseconds since 1970 by the browser's clock, corrected by `sent_at`. */
  at: number
  /** Absent: the batch's. */
  url?: string
  /** Absent: the batch's. */
  referrer?: string
  params?: EventParams | CustomParams
}

/** Who is logged in; hashed by the collector before anything is stored (E2, E3). */
export interface Customer {
  customer_id?: string
  email?: string
  phone?: string
}

export interface Batch {
  /** Milliseconds since 1970 by the browser's clock at the moment of sending. */
  sent_at: number
  consent: Consent
  /** The random guest ID; absent without consent and in cookieless mode. */
  visitor?: string
  session?: string
  /** The publication that brought the visitor; only with attribution consent. */
  publication?: string
  customer?: Customer
  /** The address, and the referrer, of the events that name none: most of a batch happens on one page. */
  url?: string
  referrer?: string
  events: WireEvent[]
}

/** One event that was not taken. `id` is null where the event had no readable one. */
export interface Refusal {
  id: string | null
  reason: RefusalReason
  /** Where in the batch, e.g. `events[2].params.items[0].price`. */
  path?: string
}

/** The 202 answer, given only once every accepted event is on disk. */
export interface BatchAnswer {
  accepted: number
  refused: Refusal[]
}
