import type { Cart } from './cart.js'

export interface Sums {
  itemsCents: number
  shippingCents: number
  /** The VAT that is part of the items' prices. */
  taxCents: number
  /** What is paid: items and shipping. */
  totalCents: number
}
export const freeShippingCents: number
export function sumsOf(cart: Cart): Sums
export function newOrderNumber(now: Date, random: Uint8Array): string
export function isOrderNumber(text: string | null): text is string
