import type { Cart } from './cart.js'
import type { MeasuredItem } from './items.js'

export interface MeasuredCart {
  currency: 'EUR'
  value: number
  items: MeasuredItem[]
}
export interface MeasuredPurchase extends MeasuredCart {
  transaction_id: string
  tax: number
  shipping: number
}
export function measuredCart(cart: Cart): MeasuredCart
export function measuredPurchase(cart: Cart, orderNumber: string): MeasuredPurchase
