import type { Cart } from './cart.js'

export function withCart(address: URL, cart: Cart): URL
export function carryCart(page: Document, cart: Cart): void
