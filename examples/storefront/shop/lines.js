// The lines and sums of a cart or an order, as checkout and thank-you page show them.
import { findProduct } from './catalogue.js'
import { element } from './element.js'
import { formatEuros } from './money.js'
import { sumsOf } from './order.js'
import { createPicture } from './picture.js'

/** @param {import('./cart.js').CartLine} line */
const createLine = (line) => {
  const product = findProduct(line.sku)
  if (!product) return []
  const price = formatEuros(product.priceCents * line.quantity)
  return [
    element(
      'li',
      { class: 'order-line', 'data-sku': line.sku },
      createPicture(product),
      element('span', {}, `${line.quantity} × ${product.name}`),
      element('span', { class: 'amount' }, price),
    ),
  ]
}

/** @param {import('./cart.js').Cart} cart */
export const createLines = (cart) =>
  element('ul', { class: 'order-lines', 'data-testid': 'order-lines' }, ...cart.flatMap(createLine))

/** @param {import('./cart.js').Cart} cart */
export const createSums = (cart) => {
  const sums = sumsOf(cart)
  const shipping = sums.shippingCents === 0 ? 'free' : formatEuros(sums.shippingCents)
  /** @type {[string, string, string][]} */
  const rows = [
    ['Articles', formatEuros(sums.itemsCents), 'items-total'],
    ['Shipping', shipping, 'shipping'],
    ['Total', formatEuros(sums.totalCents), 'order-total'],
    ['of which VAT on the articles', formatEuros(sums.taxCents), 'tax'],
  ]
  const cells = rows.flatMap(([label, amount, id]) => [
    element('dt', {}, label),
    element('dd', { class: 'amount', 'data-testid': id }, amount),
  ])
  return element('dl', { class: 'sums' }, ...cells)
}
