// The cart: change how many, take out, go to the checkout.
import { mostOfOne, setQuantity } from '../cart.js'
import { findProduct } from '../catalogue.js'
import { actionButton, element } from '../element.js'
import { createSums } from '../lines.js'
import { measuredCart } from '../measured-cart.js'
import { formatEuros } from '../money.js'
import { createNothingHere } from '../nothing-here.js'
import { openPage } from '../page.js'
import { createPicture } from '../picture.js'

const page = openPage(window)

/**
 * Measures the difference only: one piece more is one piece added.
 * @param {import('../cart.js').CartLine} line
 * @param {number} quantity
 */
const change = (line, quantity) => {
  const pieces = Math.abs(quantity - line.quantity)
  page.changeCart(setQuantity(page.cart(), line.sku, quantity))
  const name = quantity > line.quantity ? 'add_to_cart' : 'remove_from_cart'
  page.measure(name, measuredCart([{ ...line, quantity: pieces }]))
  show()
}

/** Showing anew would lose the keyboard's place. @param {string} id */
const focusAgain = (id) => {
  const same = document.getElementById(id)
  const target = same instanceof HTMLButtonElement && !same.disabled ? same : document.querySelector('main')
  target?.focus()
}

/**
 * @param {import('../cart.js').CartLine} line
 * @param {import('../catalogue.js').Product} product
 */
const createQuantity = (line, { name }) => {
  /** @type {(label: string, act: string, quantity: number, off: boolean) => HTMLButtonElement} */
  const step = (label, act, quantity, off) => {
    const id = `${act}-${line.sku}`
    const attributes = { id, class: 'step', 'data-testid': `quantity-${act}`, disabled: off }
    return actionButton(label, { ...attributes, 'aria-label': `One ${act}: ${name}` }, () => {
      change(line, quantity)
      focusAgain(id)
    })
  }
  return element(
    'div',
    { class: 'quantity' },
    step('−', 'less', line.quantity - 1, line.quantity === 1),
    element(
      'output',
      { 'data-testid': 'line-quantity', 'aria-label': `Pieces of ${name}` },
      String(line.quantity),
    ),
    step('+', 'more', line.quantity + 1, line.quantity === mostOfOne),
  )
}

/** @param {import('../cart.js').CartLine} line */
const createLine = (line) => {
  const product = findProduct(line.sku)
  if (!product) return []
  const remove = actionButton(
    'Remove',
    { class: 'quiet', 'data-testid': 'remove', 'aria-label': `Remove ${product.name}` },
    () => {
      change(line, 0)
      focusAgain('')
    },
  )
  return [
    element(
      'li',
      { class: 'cart-line', 'data-testid': 'cart-line', 'data-sku': line.sku },
      createPicture(product),
      element('h2', {}, element('a', { href: `product.html?sku=${line.sku}` }, product.name)),
      element('p', { class: 'soft' }, `${product.brand}, ${formatEuros(product.priceCents)} each`),
      createQuantity(line, product),
      element('p', { class: 'amount' }, formatEuros(product.priceCents * line.quantity)),
      remove,
    ),
  ]
}

const show = () => {
  const cart = page.cart()
  if (cart.length === 0) {
    page.show(createNothingHere('Nothing in it yet. Have a look around:', { 'data-testid': 'empty-cart' }))
    return
  }
  const toCheckout = element(
    'a',
    { href: 'checkout.html', class: 'primary', 'data-testid': 'checkout' },
    'To the checkout',
  )
  page.show(
    element(
      'div',
      { class: 'beside' },
      element('ul', { class: 'cart-lines' }, ...cart.flatMap(createLine)),
      element('div', { class: 'summary' }, createSums(cart), toCheckout),
    ),
  )
}

show()
if (page.cart().length > 0) page.measure('view_cart', measuredCart(page.cart()))
