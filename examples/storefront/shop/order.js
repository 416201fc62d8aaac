// What an order costs and how it is numbered.
import { findProduct } from './catalogue.js'

/** From this value of items on, shipping is free. */
export const freeShippingCents = 6000
const shippingCents = 490
const vatPercent = 20

/** @type {typeof import('./order.js').sumsOf} */
export const sumsOf = (cart) => {
  const itemsCents = cart.reduce(
    (sum, line) => sum + (findProduct(line.sku)?.priceCents ?? 0) * line.quantity,
    0,
  )
  const shipping = itemsCents === 0 || itemsCents >= freeShippingCents ? 0 : shippingCents
  const taxCents = Math.round((itemsCents * vatPercent) / (100 + vatPercent))
  return { itemsCents, shippingCents: shipping, taxCents, totalCents: itemsCents + shipping }
}

/** Base 32 without I, L, O and U, which are misread on the telephone. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * The day in UTC and one character for each random byte: six make 30 bits, e.g. `CM-261121-7KQ4M2`.
 * @type {typeof import('./order.js').newOrderNumber}
 */
export const newOrderNumber = (now, random) => {
  const day = now.toISOString().slice(2, 10).replaceAll('-', '')
  return `CM-${day}-${Array.from(random, (byte) => alphabet[byte % alphabet.length]).join('')}`
}

/** @type {typeof import('./order.js').isOrderNumber} */
export const isOrderNumber = (text) => text !== null && /^CM-\d{6}-[0-9A-HJKMNP-TV-Z]{6}$/.test(text)
