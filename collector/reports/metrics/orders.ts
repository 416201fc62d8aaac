// What was ordered and refunded, and what it was worth. Amounts of different currencies are never added.
import { each, money, per, sum, type Take } from '../formula.ts'
import { asReported, byLine, counted, type Metric } from '../metric.ts'

const amount = { unit: 'minor', nothing: 0 } as const
const mean = { unit: 'minor', nothing: null } as const
const inCurrency = 'in the brand’s currency; other currencies are never added to it'
const asRefunded =
  'What the brand’s server told of an order’s refunds stands for what browsers told; a refund without an amount is of the whole order.'
const gross = { sql: money.revenue }
const averageOrder = { sql: (take: Take) => per(money.revenue(take), money.orders(take)) }

export const orderMetrics = {
  orders: {
    ...counted,
    definition: `Orders in any currency. ${asReported}`,
    definitionBy: byLine(`Orders that hold the product. ${asReported}`),
    events: ['purchase'],
    ways: {
      events: sum('orders'),
      lines: each('order_event'),
      visits: sum('orders'),
      returns: sum('orders'),
    },
  },
  quantity: {
    ...counted,
    definition: `Units ordered; an order line without a quantity is one unit. ${asReported}`,
    events: ['purchase'],
    ways: { events: sum('quantity'), lines: sum('quantity') },
  },
  revenue: {
    ...amount,
    definition: `Value of the orders ${inCurrency}. ${asReported}`,
    definitionBy: {
      ...byLine(`Price × quantity of the order lines in the brand’s currency. ${asReported}`),
      currency: `Value of the orders in their own currency. ${asReported}`,
    },
    events: ['purchase'],
    ways: { events: gross, lines: gross, visits: gross, returns: gross },
  },
  refund_count: {
    ...counted,
    definition: `Refunds in any currency, on the day of the refund. ${asRefunded}`,
    events: 'any',
    ways: { sales: sum('refunds') },
  },
  refunds: {
    ...amount,
    definition: `Amounts refunded ${inCurrency}, on the day of the refund. ${asRefunded}`,
    definitionBy: {
      currency: `Amounts refunded in their own currency, on the day of the refund. ${asRefunded}`,
    },
    events: 'any',
    ways: { sales: { sql: money.refunded } },
  },
  net_revenue: {
    ...amount,
    definition: `Revenue of the period’s orders less the period’s refunds, ${inCurrency}. A refund counts on its own day, not on that of its order. ${asRefunded}`,
    events: 'any',
    ways: { sales: { sql: (take) => `${money.sold(take)} - ${money.refunded(take)}` } },
  },
  average_order: {
    ...mean,
    definition: `Mean value of the orders in the brand’s currency, rounded to its minor unit. ${asReported}`,
    definitionBy: { currency: `Mean value of the orders in their own currency. ${asReported}` },
    numerator: 'revenue',
    denominator: 'orders in the same currency',
    events: ['purchase'],
    ways: { events: averageOrder, visits: averageOrder, returns: averageOrder },
  },
  revenue_per_visitor: {
    ...mean,
    definition: `Revenue in the brand’s currency by visitor, rounded to its minor unit. ${asReported}`,
    numerator: 'revenue',
    denominator: 'visitors',
    events: 'any',
    whole: true,
    ways: {
      events: { sql: (take) => per(money.revenue(take), take.distinct('visitor')) },
      visits: { sql: (take) => per(money.revenue(take), take.distinct('visitor')) },
    },
  },
} as const satisfies Record<string, Metric>
