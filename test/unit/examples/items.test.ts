import { expect, it } from 'vitest'
import { listNameOf } from '../../../examples/storefront/shop/items.js'

it.each([
  ['home', 'Favourites this season'],
  ['category:tents', 'Tents'],
  ['category:boats', 'Category'],
  ['search:tent: the best', 'Search results'],
  ['related:TEN-302', 'Goes well with it'],
])('the list %s is called “%s”', (listId, name) => {
  expect(listNameOf(listId)).toBe(name)
})
