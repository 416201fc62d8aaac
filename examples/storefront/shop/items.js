// What the shop tells candor(…) about its products: GA4's items.
import { findCategory, findProduct } from './catalogue.js'
import { toDecimal } from './money.js'

/**
 * Lists are named `home`, `category:<id>`, `search:<term>` and `related:<sku>`.
 * @type {typeof import('./items.js').listNameOf}
 */
export const listNameOf = (listId) => {
  const [kind, id = ''] = listId.split(':', 2)
  if (kind === 'category') return findCategory(id)?.name ?? 'Category'
  if (kind === 'search') return 'Search results'
  return kind === 'related' ? 'Goes well with it' : 'Favourites this season'
}

/** @type {typeof import('./items.js').itemOf} */
export const itemOf = (product, { quantity, index, listId } = {}) => ({
  item_id: product.sku,
  item_name: product.name,
  item_brand: product.brand,
  item_category: findCategory(product.category)?.name ?? product.category,
  price: toDecimal(product.priceCents),
  ...(quantity && { quantity }),
  ...(index && { index }),
  ...(listId && { item_list_id: listId, item_list_name: listNameOf(listId) }),
})

/** @type {typeof import('./items.js').itemsOf} */
export const itemsOf = (cart) =>
  cart.flatMap((line) => {
    const product = findProduct(line.sku)
    return product ? [itemOf(product, line)] : []
  })
