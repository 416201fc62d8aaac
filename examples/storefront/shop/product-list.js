// A list of products: shown, measured as seen, and measured when one is chosen.
import { element } from './element.js'
import { itemOf, listNameOf } from './items.js'
import { formatEuros } from './money.js'
import { createPicture } from './picture.js'

/**
 * @param {import('./catalogue.js').Product} product
 * @param {import('./items.js').Choice & { listId: string, index: number }} place
 */
export const productAddress = ({ sku }, { listId, index }) =>
  `product.html?${new URLSearchParams({ sku, list: listId, index: String(index) })}`

/**
 * @param {import('./catalogue.js').Product} product
 * @param {string} address
 * @param {() => void} choose
 */
const createCard = (product, address, choose) => {
  const link = element('a', { href: address, 'data-testid': 'product-link' }, product.name)
  // The browser goes on to the page by itself; choosing is only noted. A middle click is an auxclick.
  link.addEventListener('click', choose)
  link.addEventListener('auxclick', (event) => event.button === 1 && choose())
  return element(
    'li',
    { class: 'product', 'data-sku': product.sku },
    createPicture(product),
    element('p', { class: 'brand' }, product.brand),
    element('h3', {}, link),
    element('p', { class: 'price' }, formatEuros(product.priceCents)),
  )
}

/**
 * @param {import('./page.js').Page} page
 * @param {import('./catalogue.js').Product[]} products
 * @param {string} listId
 */
export const createProductList = (page, products, listId) => {
  const list = { item_list_id: listId, item_list_name: listNameOf(listId) }
  const items = products.map((product, at) => itemOf(product, { listId, index: at + 1 }))
  const cards = products.map((product, at) =>
    createCard(product, productAddress(product, { listId, index: at + 1 }), () =>
      page.measure('select_item', { ...list, items: items.slice(at, at + 1) }),
    ),
  )
  page.measure('view_item_list', { ...list, items })
  return element('ul', { class: 'products', 'data-testid': 'product-list' }, ...cards)
}
