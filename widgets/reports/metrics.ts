// How the page names and writes the metrics that the collector knows: by their unit, and by words of their own.

/** As the collector says it: `minor` is integer minor units of a currency, `ratio` a share from 0 to 1. */
export const units = ['count', 'minor', 'ratio', 'seconds', 'decimal'] as const
export type Unit = (typeof units)[number]

/** Where the name itself would not be the word for it. */
const ownWords: Record<string, string> = {
  item_views: 'Views',
  item_clicks: 'Clicks',
  add_to_carts: 'Added to cart',
  quantity: 'Sold',
  click_rate: 'Clicked when shown',
  cart_to_detail: 'To cart per view',
  purchase_to_view: 'Sold per view',
  search_tries: 'Terms tried',
  search_click_rate: 'Led to a click',
  search_empty_rate: 'Found nothing',
  search_ignored_rate: 'No click',
  search_cart_rate: 'Led to a cart',
  search_order_rate: 'Led to an order',
  click_position: 'Mean place clicked',
  visit_duration: 'Visit length',
  reached: 'Came this far',
  share: 'Of the first step',
  step_rate: 'Of the step before',
  step_time: 'Time since the step before',
  bounce_rate: 'Left at once',
}

/** @example labelOf('net_revenue') // 'Net revenue' */
export const labelOf = (name: string): string =>
  Object.hasOwn(ownWords, name) ? (ownWords[name] ?? name) : inWords(name)

/** @example inWords('utm_source') // 'Utm source' */
export const inWords = (name: string): string =>
  (name.slice(0, 1).toUpperCase() + name.slice(1)).replaceAll('_', ' ')

/** What a null means. */
export const unmeasuredReason = (unit: Unit): string =>
  unit === 'ratio' || unit === 'decimal' ? 'not measured: nothing to divide by' : 'not measured here'
