// The front page: the shelves, and what is liked this season.
import { catalogue, categories, findProduct } from '../catalogue.js'
import { element } from '../element.js'
import { openPage } from '../page.js'
import { createPicture } from '../picture.js'
import { createProductList } from '../product-list.js'

const favourites = ['TEN-302', 'CLO-101', 'FTW-201', 'COK-603', 'SLP-401', 'PCK-501', 'WAY-701', 'CLO-103']

/** @param {import('../catalogue.js').Category} category */
const createShelf = ({ id, name }) => {
  const products = catalogue.filter((product) => product.category === id)
  const link = element('a', { href: `list.html?category=${id}` }, name)
  const count = element('p', { class: 'soft' }, `${products.length} articles`)
  const picture = products.slice(0, 1).map((product) => createPicture(product))
  return element('li', { class: 'shelf' }, ...picture, element('h3', {}, link), count)
}

const page = openPage(window)
page.show(
  element('h2', {}, 'Favourites this season'),
  createProductList(
    page,
    favourites.flatMap((sku) => findProduct(sku) ?? []),
    'home',
  ),
  element('h2', { id: 'shelves' }, 'All shelves'),
  element('ul', { class: 'shelves' }, ...categories.map(createShelf)),
)
