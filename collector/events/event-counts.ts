// The conservation line: received = stored + repeated + refused + waiting. Plain numbers, changed together.
import { type RefusalReason, refusalReasons } from '../../sdk/protocol/refusals.ts'

export interface EventCounts {
  /** Events that were answered since start, and those found waiting in the journal at start. */
  received: number
  /** In the event store. */
  stored: number
  /** Not stored again: the event ID (within 48 hours) or the order ID was there. */
  repeated: number
  /** Not stored, by reason. */
  refused: Record<RefusalReason, number>
  /** On disk in the journal, not yet loaded. */
  waiting: number
}

export function createEventCounts(): EventCounts {
  const refused = Object.fromEntries(Object.keys(refusalReasons).map((reason) => [reason, 0]))
  return {
    received: 0,
    stored: 0,
    repeated: 0,
    refused: refused as Record<RefusalReason, number>,
    waiting: 0,
  }
}

/** What the line leaves over: 0 unless something was lost or invented. */
export function imbalance(counts: EventCounts): number {
  const refused = Object.values(counts.refused).reduce((sum, count) => sum + count, 0)
  return counts.received - counts.stored - counts.repeated - refused - counts.waiting
}
