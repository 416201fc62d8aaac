// What publications are credited with, by the brand's rule or the one that a query names. Held credits are not counted.
import { money, per, sum } from '../formula.ts'
import { counted, type Metric } from '../metric.ts'

const byRule = 'By the brand’s rule, or the one that the query names; what is held back is not counted.'

export const creditMetrics = {
  credited_orders: {
    definition: `Orders credited to publications, on the day of the order: one that two share is a part of each. ${byRule}`,
    unit: 'decimal',
    nothing: 0,
    events: 'any',
    ways: { credits: sum('credited_share') },
  },
  credited_net_revenue: {
    definition: `Value credited to publications less all refunds so far, in the brand’s currency; other currencies are never added to it. ${byRule}`,
    definitionBy: {
      currency: `Value credited to publications less all refunds so far, in its own currency. ${byRule}`,
    },
    unit: 'minor',
    nothing: 0,
    events: 'any',
    ways: { credits: { sql: money.credited } },
  },
  new_buyers: {
    ...counted,
    definition: `Different visitors with a credited order before which none of theirs is known. ${byRule}`,
    events: 'any',
    ways: { credits: { sql: ({ distinct }) => distinct('visitor', 'first_orders') } },
  },
  days_to_order: {
    definition: `Mean days from the arrival by the publication to the order, rounded down each. ${byRule}`,
    unit: 'decimal',
    numerator: 'days of all credits',
    denominator: 'credits',
    nothing: null,
    events: 'any',
    ways: { credits: { sql: ({ total }) => per(`1.0 * ${total('credit_days')}`, total('credits')) } },
  },
} as const satisfies Record<string, Metric>
