export interface CartLine {
  sku: string
  /** From 1 to `mostOfOne`. */
  quantity: number
  /** The list it was chosen from, e.g. `search:boots`. */
  listId?: string
  /** Its place in that list, from 1. */
  index?: number
}
export type Cart = readonly CartLine[]

export const mostOfOne: number
export function addToCart(cart: Cart, added: CartLine): Cart
export function setQuantity(cart: Cart, sku: string, quantity: number): Cart
export function countItems(cart: Cart): number
export function writeCart(cart: Cart): string
export function readCart(text: string, isSold: (sku: string) => boolean): Cart
