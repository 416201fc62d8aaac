// An event on its way through the pipeline: what will be stored, and what must not survive.
import type { Customer } from '../../sdk/protocol/batch.ts'
import type { Consent } from '../../sdk/protocol/consent.ts'
import type { Brand } from '../brands/brand.ts'
import type { StoredEvent } from '../stores/events.ts'

/** What one request says of all its events. */
export interface Arrival {
  brand: Brand
  /** `DNT` and `Sec-GPC` request headers, as sent. */
  dnt: string | undefined
  gpc: string | undefined
  userAgent: string
  /** The client's address by the trusted proxies, as text. */
  address: string
  received: number
  consent: Consent
  visitor: string | null
  session: string | null
  publication: string | null
  customer: Customer | null
  /** The batch's address and referrer, as sent, for the events that name none. */
  url?: unknown
  referrer?: unknown
}

export interface Draft {
  stored: StoredEvent
  arrival: Arrival
  /** The page and its referrer as sent; only what `scrubUrl` allows is stored. */
  url: string | null
  referrer: string | null
  /** A custom event's parameters as sent, already checked to be scalars. */
  custom: Record<string, string | number | boolean> | null
}
