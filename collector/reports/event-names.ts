// Which events a figure looks at, and how a statement says so.
import type { EventName } from '../../sdk/protocol/events.ts'
import type { OwnEventName } from '../events/own-events.ts'

/** An event of a browser's, or one that the collector makes itself. */
export type AnyEventName = EventName | OwnEventName

export type EventNames = 'any' | readonly AnyEventName[]

/** The events whose lines are looked at. */
export const lineEvents = ['view_item_list', 'select_item', 'view_item', 'add_to_cart', 'purchase'] as const

/** That an event is one of these, as SQL. */
export function isNamed(names: EventNames): string {
  return names === 'any' ? 'TRUE' : `name IN (${names.map((name) => `'${name}'`).join(', ')})`
}
