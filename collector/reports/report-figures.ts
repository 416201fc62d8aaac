// The figures that stand together in the named reports' tables.
import type { MetricName } from './metrics.ts'

export const figures = [
  'visitors',
  'visits',
  'page_views',
  'bounce_rate',
  'visit_duration',
  'orders',
  'revenue',
  'refunds',
  'net_revenue',
  'average_order',
  'conversion',
  'revenue_per_visitor',
] as const satisfies MetricName[]

/** Coverage says how much of what happens every other figure sees. */
export const ofConfirmed = [
  'coverage',
  'verified_orders',
  'verified_revenue',
  'unverified_orders',
  'unverified_revenue',
  'unseen_orders',
] as const satisfies MetricName[]

export const ofVisits = [
  'visits',
  'visitors',
  'bounce_rate',
  'visit_duration',
  'orders',
  'conversion',
  'revenue',
] as const satisfies MetricName[]

export const ofProducts = [
  'list_views',
  'item_clicks',
  'click_rate',
  'item_views',
  'add_to_carts',
  'cart_to_detail',
  'orders',
  'purchase_to_view',
  'quantity',
  'revenue',
] as const satisfies MetricName[]

export const ofSearches = [
  'searches',
  'search_tries',
  'search_click_rate',
  'search_empty_rate',
  'search_ignored_rate',
  'search_cart_rate',
  'search_order_rate',
  'click_position',
  'search_revenue',
  'revenue_per_search',
] as const satisfies MetricName[]

export const ofPublications = [
  'visits',
  'visitors',
  'publication_opens',
  'publication_clicks',
  'add_to_carts',
  'orders',
  'conversion',
  'revenue',
  'net_revenue',
] as const satisfies MetricName[]

export const ofCarts = [
  'carts',
  'carts_abandoned',
  'cart_abandonment',
  'carts_recovered',
  'cart_recovery',
  'cart_value_left',
] as const satisfies MetricName[]

export const ofFunnels = ['reached', 'share', 'step_rate', 'step_time'] as const satisfies MetricName[]

export const ofCredits = [
  'credited_orders',
  'credited_net_revenue',
  'new_buyers',
  'days_to_order',
] as const satisfies MetricName[]
