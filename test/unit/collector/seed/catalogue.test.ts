import { describe, expect, it } from 'vitest'
import { seedCatalogue, seedSearches } from '../../../../collector/seed/catalogue.ts'
import { catalogue } from '../../../../examples/storefront/shop/catalogue.js'
import { searchProducts } from '../../../../examples/storefront/shop/search-products.js'

describe('what the demonstration data is about', () => {
  it('is what the example shop sells, at its prices', () => {
    const sold = catalogue.map(({ sku, name, brand, category, priceCents }) => [
      sku,
      name,
      brand,
      category,
      priceCents,
    ])
    const seeded = seedCatalogue.map((product) => [
      product.item_id,
      product.name,
      product.brand,
      product.category,
      product.price_minor,
    ])
    expect(seeded).toEqual(sold)
  })

  it.each(seedSearches.map(([search]) => search))(
    'says of “$term” what the shop’s search finds',
    ({ term, results }) => {
      expect(searchProducts(catalogue, term)).toHaveLength(results)
    },
  )

  it('has searches that find nothing', () => {
    expect(seedSearches.filter(([{ results }]) => results === 0).length).toBeGreaterThan(2)
  })
})
