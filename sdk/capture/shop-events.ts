import type { EventName } from '../protocol/events.ts'

/** The commands that are events by the same name, with GA4's parameters. */
export const shopEvents = [
  'search',
  'view_item_list',
  'select_item',
  'view_item',
  'add_to_cart',
  'remove_from_cart',
  'view_cart',
  'begin_checkout',
  'purchase',
  'refund',
] as const satisfies EventName[]

export type ShopEvent = (typeof shopEvents)[number]

export const isShopEvent = (name: unknown): name is ShopEvent => shopEvents.includes(name as ShopEvent)
