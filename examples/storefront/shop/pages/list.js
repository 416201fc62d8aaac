// One category.
import { catalogue, findCategory } from '../catalogue.js'
import { element } from '../element.js'
import { createNothingHere } from '../nothing-here.js'
import { openPage } from '../page.js'
import { createProductList } from '../product-list.js'

const page = openPage(window)
const category = findCategory(page.param('category'))

if (category) {
  page.name(category.name)
  const products = catalogue.filter((product) => product.category === category.id)
  document.querySelector(`nav [data-category=${category.id}]`)?.setAttribute('aria-current', 'page')
  page.show(
    element('p', { class: 'lead' }, category.blurb),
    element('h2', { class: 'count' }, `${products.length} articles`),
    createProductList(page, products, `category:${category.id}`),
  )
} else {
  page.show(createNothingHere('There is no such shelf in the shop. These we have:'))
}
