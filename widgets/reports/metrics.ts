// The metrics that the page shows: their word, how they are written, and why one may be missing.

/** `money` is integer minor units, `rate` a share from 0 to 1. */
export type MetricKind = 'count' | 'money' | 'rate'

export interface MetricWords {
  label: string
  kind: MetricKind
  /** What a null means. */
  unmeasured: string
}

const notHere = 'not measured here'

export const metrics = {
  visitors: { label: 'Visitors', kind: 'count', unmeasured: notHere },
  visits: { label: 'Visits', kind: 'count', unmeasured: notHere },
  page_views: { label: 'Page views', kind: 'count', unmeasured: notHere },
  searches: { label: 'Searches', kind: 'count', unmeasured: notHere },
  item_views: { label: 'Views', kind: 'count', unmeasured: notHere },
  add_to_carts: { label: 'Added to cart', kind: 'count', unmeasured: notHere },
  quantity: { label: 'Sold', kind: 'count', unmeasured: notHere },
  orders: { label: 'Orders', kind: 'count', unmeasured: notHere },
  conversion: { label: 'Conversion', kind: 'rate', unmeasured: 'not measured: nothing to divide by' },
  revenue: { label: 'Revenue', kind: 'money', unmeasured: notHere },
  average_order: { label: 'Average order', kind: 'money', unmeasured: 'not measured: no orders' },
} as const satisfies Record<string, MetricWords>

export type Metric = keyof typeof metrics
