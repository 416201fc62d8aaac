// One product, and the button that puts it into the cart.
import { addToCart, countItems } from '../cart.js'
import { catalogue, findCategory, findProduct } from '../catalogue.js'
import { actionButton, element } from '../element.js'
import { measuredCart } from '../measured-cart.js'
import { formatEuros } from '../money.js'
import { createNothingHere } from '../nothing-here.js'
import { freeShippingCents } from '../order.js'
import { openPage } from '../page.js'
import { createPicture } from '../picture.js'
import { createProductList } from '../product-list.js'

const page = openPage(window)
const product = findProduct(page.param('sku'))
const listId = page.param('list') ?? ''
const index = Number(page.param('index'))
const place = listId && Number.isInteger(index) && index > 0 ? { listId, index } : {}

/** @param {import('../catalogue.js').Product} product */
const createPath = ({ category, name }) =>
  element(
    'nav',
    { class: 'path', 'aria-label': 'You are here' },
    element('a', { href: 'index.html' }, 'Shop'),
    element('a', { href: `list.html?category=${category}` }, findCategory(category)?.name ?? category),
    element('span', { 'aria-current': 'page' }, name),
  )

/** @param {import('../catalogue.js').Product} product */
const createPurchase = ({ sku }) => {
  const choices = [1, 2, 3, 4, 5].map((number) => element('option', { value: number }, String(number)))
  const quantity = element('select', { id: 'quantity', 'data-testid': 'quantity' }, ...choices)
  const status = element('p', { class: 'added', role: 'status', 'data-testid': 'added' })
  const add = actionButton('Add to cart', { class: 'primary', 'data-testid': 'add-to-cart' }, () => {
    const line = { sku, quantity: Number(quantity.value), ...place }
    const cart = addToCart(page.cart(), line)
    const count = countItems(cart)
    const text = count === 1 ? 'It is in the cart. ' : `It is in the cart: ${count} pieces now. `
    status.replaceChildren(text, element('a', { href: 'cart.html' }, 'Go to the cart'))
    page.changeCart(cart)
    page.measure('add_to_cart', measuredCart([line]))
  })
  return [
    element('div', { class: 'buy' }, element('label', { for: 'quantity' }, 'Quantity'), quantity, add),
    status,
  ]
}

/** @param {import('../catalogue.js').Product} product */
const createDetails = (product) =>
  element(
    'div',
    { class: 'details' },
    element('p', { class: 'brand' }, product.brand),
    element('p', { class: 'price', 'data-testid': 'price' }, formatEuros(product.priceCents)),
    element('p', { class: 'lead' }, product.description),
    ...createPurchase(product),
    element(
      'ul',
      { class: 'promises soft' },
      element('li', {}, `Sent within two days; shipping is free from ${formatEuros(freeShippingCents)} on`),
      element('li', {}, 'Thirty days to change your mind'),
      element('li', {}, `Article ${product.sku}`),
    ),
  )

/** @param {import('../catalogue.js').Product} product */
const showProduct = (product) => {
  page.name(product.name)
  document.querySelector('h1')?.before(createPath(product))
  page.measure('view_item', measuredCart([{ sku: product.sku, quantity: 1, ...place }]))
  const others = catalogue.filter((other) => other !== product)
  const isSameShelf = (/** @type {typeof product} */ other) => other.category === product.category
  const related = [...others.filter(isSameShelf), ...others.filter((other) => !isSameShelf(other))]
  page.show(
    element('div', { class: 'product-page' }, createPicture(product), createDetails(product)),
    element('h2', {}, 'Goes well with it'),
    createProductList(page, related.slice(0, 4), `related:${product.sku}`),
  )
}

if (product) showProduct(product)
else
  page.show(createNothingHere('This article is not in the shop, or no longer. Perhaps one of these shelves:'))
