import type { Cart } from './cart.js'
import type { Product } from './catalogue.js'

/** GA4's item, as `candor(…)` takes it. */
export interface MeasuredItem {
  item_id: string
  item_name: string
  item_brand: string
  item_category: string
  price: number
  quantity?: number
  index?: number
  item_list_id?: string
  item_list_name?: string
}
export interface Choice {
  quantity?: number
  index?: number
  listId?: string
}
export function itemOf(product: Product, choice?: Choice): MeasuredItem
export function itemsOf(cart: Cart): MeasuredItem[]
export function listNameOf(listId: string): string
