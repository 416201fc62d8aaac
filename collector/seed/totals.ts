// What a seed knows of its events by construction. Amounts are of the brand's currency only.

export interface SeedTotals {
  events: number
  visitors: number
  visits: number
  page_views: number
  searches: number
  /** Searches that found nothing. */
  searches_empty: number
  add_to_carts: number
  /** As browsers report them, in any currency. */
  orders: number
  /** Those of them in another currency than the brand's. */
  orders_elsewhere: number
  revenue_minor: number
  /** Orders that the brand's server told of, seen by a browser or not. */
  verified_orders: number
  unseen_orders: number
  refunds: number
  refunded_minor: number
  publication_clicks: number
}

export const noTotals: SeedTotals = {
  events: 0,
  visitors: 0,
  visits: 0,
  page_views: 0,
  searches: 0,
  searches_empty: 0,
  add_to_carts: 0,
  orders: 0,
  orders_elsewhere: 0,
  revenue_minor: 0,
  verified_orders: 0,
  unseen_orders: 0,
  refunds: 0,
  refunded_minor: 0,
  publication_clicks: 0,
}

const names = Object.keys(noTotals) as (keyof SeedTotals)[]

/** Adds to a sum, in place. Visitors of several days are not to be added: they may be the same. */
export function addTotals(sum: SeedTotals, more: Partial<SeedTotals>): void {
  for (const name of names) sum[name] += more[name] ?? 0
}
