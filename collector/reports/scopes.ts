// What a figure is counted over: events, order lines, or visits, searches, carts … gathered from the events first.
import type { Span } from './calendar.ts'
import { cartsOf } from './relations/carts.ts'
import { cohortsOf } from './relations/cohorts.ts'
import { confirmedOrdersOf } from './relations/confirmed-orders.ts'
import { creditsOf } from './relations/credits.ts'
import { linesOf } from './relations/lines.ts'
import type { Relation } from './relations/relation.ts'
import { returnsOf } from './relations/returns.ts'
import { salesOf } from './relations/sales.ts'
import { searchesOf } from './relations/searches.ts'
import { visitsOf } from './relations/visits.ts'

/** Each is a relation whose columns are the dimensions and sums that name it. */
export const scopes = {
  events: ({ events }) => events,
  lines: linesOf,
  visits: visitsOf,
  searches: searchesOf,
  carts: cartsOf,
  sales: salesOf,
  orders: confirmedOrdersOf,
  returns: returnsOf,
  cohorts: cohortsOf,
  credits: creditsOf,
  /** Has a statement of its own. */
  funnel: null,
} as const satisfies Record<string, Relation | null>

export type Scope = keyof typeof scopes

/** Visitor IDs live 13 months at most. */
const longDays = 396
const dayMs = 86_400_000

/** Days before and after the period that a scope looks at besides. */
const reaches: Partial<Record<Scope, { before: number; after: number }>> = {
  sales: { before: longDays, after: longDays },
  // A browser and a server tell of the same order within this time.
  orders: { before: 31, after: 31 },
  returns: { before: longDays, after: 0 },
  cohorts: { before: longDays, after: 0 },
}

/** How far the events of a question must reach for some scopes. */
export function reachOf(names: readonly Scope[], { from, until }: Span): Span {
  const known = names.flatMap((name) => reaches[name] ?? [])
  return {
    from: from - Math.max(0, ...known.map(({ before }) => before)) * dayMs,
    until: until + Math.max(0, ...known.map(({ after }) => after)) * dayMs,
  }
}
