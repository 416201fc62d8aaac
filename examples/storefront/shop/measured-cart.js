// The parameters by which a cart, or one article of it, is measured: the value is the articles', to the cent.
import { itemsOf } from './items.js'
import { currency, toDecimal } from './money.js'
import { sumsOf } from './order.js'

/** @type {typeof import('./measured-cart.js').measuredCart} */
export const measuredCart = (cart) => ({
  currency,
  value: toDecimal(sumsOf(cart).itemsCents),
  items: itemsOf(cart),
})

/** @type {typeof import('./measured-cart.js').measuredPurchase} */
export const measuredPurchase = (cart, orderNumber) => {
  const { taxCents, shippingCents } = sumsOf(cart)
  return {
    transaction_id: orderNumber,
    ...measuredCart(cart),
    tax: toDecimal(taxCents),
    shipping: toDecimal(shippingCents),
  }
}
