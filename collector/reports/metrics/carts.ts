// Carts: one a visit that put something into it.
import { share, sum } from '../formula.ts'
import { counted, type Metric, shared } from '../metric.ts'

const byVisit = { events: 'any' } as const

export const cartMetrics = {
  carts: {
    ...counted,
    ...byVisit,
    definition: 'Visits in which something was put into a cart.',
    ways: { carts: sum('carts') },
  },
  carts_abandoned: {
    ...counted,
    ...byVisit,
    definition: 'Carts without an order in their visit.',
    ways: { carts: sum('carts_abandoned') },
  },
  carts_recovered: {
    ...counted,
    ...byVisit,
    definition: 'Abandoned carts whose visitor ordered in a later visit of the period.',
    ways: { carts: sum('carts_recovered') },
  },
  cart_abandonment: {
    ...shared,
    ...byVisit,
    definition: 'Share of carts without an order in their visit.',
    numerator: 'carts without an order in their visit',
    denominator: 'carts',
    ways: { carts: share('carts_abandoned', 'carts') },
  },
  cart_recovery: {
    ...shared,
    ...byVisit,
    definition: 'Share of abandoned carts whose visitor ordered in a later visit of the period.',
    numerator: 'abandoned carts ordered later',
    denominator: 'carts without an order in their visit',
    ways: { carts: share('carts_recovered', 'carts_abandoned') },
  },
  cart_value_left: {
    ...byVisit,
    definition:
      'What was put in and not taken out of carts that were neither ordered then nor later in the period, in the brand’s currency; carts that named no amount are left out.',
    unit: 'minor',
    ways: { carts: { sql: ({ measured }) => measured('cart_left', 'carts_left') } },
    nothing: 0,
  },
} as const satisfies Record<string, Metric>
