import { describe, expect, it } from 'vitest'
import {
  catalogue,
  categories,
  findCategory,
  findProduct,
} from '../../../examples/storefront/shop/catalogue.js'

describe('the catalogue', () => {
  it('has at least 24 products in at least 5 categories of several brands', () => {
    expect(catalogue.length).toBeGreaterThanOrEqual(24)
    expect(new Set(catalogue.map((product) => product.category)).size).toBeGreaterThanOrEqual(5)
    expect(new Set(catalogue.map((product) => product.brand)).size).toBeGreaterThanOrEqual(5)
  })

  it('numbers every product once, with signs that the cart’s text does not use', () => {
    expect(new Set(catalogue.map((product) => product.sku)).size).toBe(catalogue.length)
    for (const { sku } of catalogue) expect(sku).toMatch(/^[A-Z]{3}-\d{3}$/)
  })

  it('names every product once and describes it in a sentence', () => {
    expect(new Set(catalogue.map((product) => product.name)).size).toBe(catalogue.length)
    for (const { description } of catalogue) expect(description).toMatch(/^[A-Z].{20,}\.$/)
  })

  it('asks a price in whole cents', () => {
    for (const { priceCents } of catalogue) expect(Number.isInteger(priceCents) && priceCents > 0).toBe(true)
  })

  it('puts every product on a shelf, and leaves no shelf empty', () => {
    for (const { category } of catalogue) expect(findCategory(category)).toBeDefined()
    for (const { id } of categories) expect(catalogue.some((product) => product.category === id)).toBe(true)
  })

  it('draws no two products alike', () => {
    const looks = catalogue.map(({ drawing, colours }) => `${drawing} ${colours.join(' ')}`)
    expect(new Set(looks).size).toBe(catalogue.length)
    for (const { colours } of catalogue)
      for (const colour of colours) expect(colour).toMatch(/^#[0-9a-f]{6}$/)
  })

  it('finds a product by its number, and nothing by an unknown one', () => {
    expect(findProduct('TEN-302')?.name).toBe('Lark 2 Tent')
    expect(findProduct('ten-302')).toBeUndefined()
    expect(findProduct(null)).toBeUndefined()
    expect(findCategory('boats')).toBeUndefined()
  })
})
