// Where credits are worked out from.
import type { RollUp } from '../stores/events.ts'

/** Relations that can stand after FROM, as the event store gives them. */
export interface CreditEvents {
  events: string
  /** The same events, added up, where they are: read in a tenth of the time. */
  rollUp?: RollUp | undefined
}
