// The way of a product: shown in a list, clicked, viewed, put into a cart, ordered.
import { type Formula, per, sum } from '../formula.ts'
import type { SumName } from '../measures.ts'
import { byLine, counted, type Metric } from '../metric.ts'

/** A count of one kind of event, by product of its lines. */
const seen = (name: SumName) => ({ events: sum(name), lines: sum(name) })
/** Not a share of the same things: a product may be put into a cart from a list, without a view. */
const quotient = { unit: 'decimal', nothing: null } as const
const ratio = (over: SumName, under: SumName): Formula => ({
  sql: ({ total }) => per(`1.0 * ${total(over)}`, total(under)),
})

export const productMetrics = {
  list_views: {
    ...counted,
    definition: 'Times that a list of products was shown (view_item_list events).',
    definitionBy: byLine('Times that the product was shown in a list (lines of view_item_list events).'),
    events: ['view_item_list'],
    ways: seen('list_views'),
  },
  item_clicks: {
    ...counted,
    definition: 'Clicks on products in lists (select_item events).',
    definitionBy: byLine('Clicks on the product in lists (lines of select_item events).'),
    events: ['select_item'],
    ways: seen('item_clicks'),
  },
  item_views: {
    ...counted,
    definition: 'Product pages viewed (view_item events).',
    definitionBy: byLine('Times that the product’s page was viewed (lines of view_item events).'),
    events: ['view_item'],
    ways: seen('item_views'),
  },
  add_to_carts: {
    ...counted,
    definition: 'Times that something was put into a cart.',
    definitionBy: byLine('Times that the product was put into a cart (lines of add_to_cart events).'),
    events: ['add_to_cart'],
    ways: { ...seen('add_to_carts'), visits: sum('add_to_carts') },
  },
  checkouts: {
    ...counted,
    definition: 'Checkouts begun.',
    events: ['begin_checkout'],
    ways: { events: sum('checkouts') },
  },
  click_rate: {
    ...quotient,
    definition: 'Clicks in lists by times shown in a list.',
    numerator: 'clicks on the product in lists',
    denominator: 'times that it was shown in a list',
    events: ['view_item_list', 'select_item'],
    ways: { lines: ratio('item_clicks', 'list_views') },
  },
  cart_to_detail: {
    ...quotient,
    definition: 'Times put into a cart by times its page was viewed; above 1 where lists have a cart button.',
    numerator: 'times put into a cart',
    denominator: 'product pages viewed',
    events: ['view_item', 'add_to_cart'],
    ways: { events: ratio('add_to_carts', 'item_views'), lines: ratio('add_to_carts', 'item_views') },
  },
  purchase_to_view: {
    ...quotient,
    definition: 'Order lines by times the product’s page was viewed.',
    numerator: 'order lines',
    denominator: 'product pages viewed',
    events: ['view_item', 'purchase'],
    ways: { lines: ratio('order_lines', 'item_views') },
  },
} as const satisfies Record<string, Metric>
