// The metrics that the page shows: their word, how they are written, and why one may be missing.

/** `money` is integer minor units, `rate` a share from 0 to 1. */
export type MetricKind = 'count' | 'money' | 'rate'

export interface MetricWords {
  label: string
  kind: MetricKind
  /** What a null means. */
  unmeasured: string
}

const noEvents = 'not measured: no such events arrive'

export const metrics = {
  visitors: { label: 'Visitors', kind: 'count', unmeasured: noEvents },
  visits: { label: 'Visits', kind: 'count', unmeasured: noEvents },
  page_views: { label: 'Page views', kind: 'count', unmeasured: noEvents },
  searches: { label: 'Searches', kind: 'count', unmeasured: noEvents },
  item_views: { label: 'Views', kind: 'count', unmeasured: noEvents },
  add_to_carts: { label: 'Added to cart', kind: 'count', unmeasured: noEvents },
  quantity: { label: 'Sold', kind: 'count', unmeasured: noEvents },
  orders: { label: 'Orders', kind: 'count', unmeasured: noEvents },
  conversion: { label: 'Conversion', kind: 'rate', unmeasured: 'not measured: nothing to divide by' },
  revenue: { label: 'Revenue', kind: 'money', unmeasured: noEvents },
  average_order: { label: 'Average order', kind: 'money', unmeasured: 'not measured: no orders' },
} as const satisfies Record<string, MetricWords>

export type Metric = keyof typeof metrics
