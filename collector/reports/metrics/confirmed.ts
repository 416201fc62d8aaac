// What the brand's server confirms of the orders that browsers report (S1), and what it knows that no browser told.
import { money, share, sum } from '../formula.ts'
import { counted, type Metric, shared } from '../metric.ts'

const amount = { unit: 'minor', nothing: 0, events: 'any' } as const
const ofOrders = { events: 'any' } as const

export const confirmedMetrics = {
  verified_orders: {
    ...counted,
    ...ofOrders,
    definition: 'Orders that the brand’s server told of, seen by the tag or not.',
    ways: { orders: sum('orders_confirmed') },
  },
  unverified_orders: {
    ...counted,
    ...ofOrders,
    definition: 'Orders that a browser reported and the brand’s server has not told of.',
    ways: { orders: sum('orders_unconfirmed') },
  },
  unseen_orders: {
    ...counted,
    ...ofOrders,
    definition:
      'Orders that the brand’s server told of and no browser reported: without consent, with a blocker, or by telephone.',
    ways: { orders: sum('orders_unseen') },
  },
  coverage: {
    ...shared,
    ...ofOrders,
    definition:
      'Share of the orders that the brand’s server told of that the tag saw. It says how much of what happens the other figures see.',
    numerator: 'orders told by the server and seen by the tag',
    denominator: 'orders told by the server',
    ways: { orders: share('orders_seen', 'orders_confirmed') },
  },
  verified_revenue: {
    ...amount,
    definition:
      'Value, as the brand’s server tells it, of the orders in the brand’s currency that it told of; before refunds.',
    definitionBy: { currency: 'Value of the orders that the brand’s server told of, in their own currency.' },
    ways: { orders: { sql: money.confirmed } },
  },
  unverified_revenue: {
    ...amount,
    definition:
      'Value, as browsers report it, of the orders in the brand’s currency that the server has not told of; before refunds.',
    definitionBy: { currency: 'Value of the orders that the server has not told of, in their own currency.' },
    ways: { orders: { sql: money.unconfirmed } },
  },
} as const satisfies Record<string, Metric>
