// What a figure is counted over: events, order lines, or visits, searches and carts gathered from the events first.
import { cartsOf } from './relations/carts.ts'
import { linesOf } from './relations/lines.ts'
import type { Relation } from './relations/relation.ts'
import { searchesOf } from './relations/searches.ts'
import { visitsOf } from './relations/visits.ts'

/** Each is a relation whose columns are the dimensions and sums that name it. */
export const scopes = {
  events: ({ events }) => events,
  lines: linesOf,
  visits: visitsOf,
  searches: searchesOf,
  carts: cartsOf,
  /** Has a statement of its own. */
  funnel: null,
} as const satisfies Record<string, Relation | null>

export type Scope = keyof typeof scopes
