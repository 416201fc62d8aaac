// What figures can be broken down and filtered by: a table.
import type { EventName } from '../../sdk/protocol/events.ts'
import type { Dialect } from './dialect.ts'

/** Which events a figure looks at. */
export type EventNames = 'any' | readonly EventName[]

export interface Dimension {
  definition: string
  /** Only these events have a value of this dimension. */
  events: EventNames
  /** The value as SQL; null where it is worked out otherwise (days by offsets, funnel steps by their order). */
  column: ((dialect: Dialect) => string) | null
  /** Whether a value belongs to an order line and not to the event. */
  ofLines: boolean
  filter: boolean
}

const plain = { events: 'any', ofLines: false, filter: true } as const

export const dimensions = {
  date: {
    ...plain,
    definition: 'Day in the brand’s time zone; every day of the period is there.',
    column: null,
    filter: false,
  },
  page: {
    ...plain,
    definition: 'Path of the page that was viewed, without query string.',
    events: ['page_view'],
    column: () => 'path',
  },
  search_term: {
    ...plain,
    definition: 'What was searched for, in lower case, without spaces at either end.',
    events: ['search'],
    column: (dialect) => dialect.fold('search_term'),
  },
  product: {
    ...plain,
    definition: 'The shop’s item ID; product_name is the most recent name seen with it.',
    events: ['view_item', 'add_to_cart', 'purchase'],
    column: () => 'item.item_id',
    ofLines: true,
  },
  publication: {
    ...plain,
    definition: 'The publication that brought the visitor; null: none, or no consent to attribution.',
    column: () => 'publication',
  },
  device: {
    ...plain,
    definition: 'desktop, phone, tablet or other, by the user agent.',
    column: () => 'device',
  },
  currency: {
    ...plain,
    definition: 'ISO 4217 currency of the order; amounts are in its own minor units.',
    events: ['purchase'],
    column: () => 'currency',
  },
  funnel_step: {
    ...plain,
    definition:
      'search, select_item, add_to_cart, purchase: visits that did the steps up to this one in this order.',
    column: null,
    filter: false,
  },
} as const satisfies Record<string, Dimension>

export type DimensionName = keyof typeof dimensions
export const dimensionNames = Object.keys(dimensions) as DimensionName[]
