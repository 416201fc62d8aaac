import { describe, expect, it } from 'vitest'
import { catalogue } from '../../../examples/storefront/shop/catalogue.js'
import { searchProducts } from '../../../examples/storefront/shop/search-products.js'

const found = (query: string) => searchProducts(catalogue, query).map((product) => product.sku)

describe('searchProducts', () => {
  it.each([
    ['a name', 'lantern', 'WAY-701'],
    ['a brand', 'kestrelle', 'FTW-201'],
    ['a category', 'footwear', 'FTW-205'],
    ['a description', 'candle', 'WAY-701'],
    ['the beginning of a word', 'lant', 'WAY-701'],
    ['a plural', 'lanterns', 'WAY-701'],
    ['words of different fields', 'velmont rain', 'CLO-101'],
  ])('by %s: “%s”', (_, query, sku) => {
    expect(found(query)).toContain(sku)
  })

  it.each(['KAYAK', 'kayak', 'umbrella', 'tent kayak'])('finds nothing for “%s”', (query) => {
    expect(found(query)).toEqual([])
  })

  it.each(['', '   ', '…', '*', '&<>'])('finds nothing, rather than everything, for “%s”', (query) => {
    expect(found(query)).toEqual([])
  })

  it('takes no notice of case and accents, composed or not', () => {
    const plain = found('merino')
    expect(plain.length).toBeGreaterThan(0)
    for (const query of ['MERINO', 'mérino', 'me\u0301rino', '  Merino ']) expect(found(query)).toEqual(plain)
  })

  it('wants every word, in any order', () => {
    expect(found('tent family')).toEqual(found('family tent'))
    expect(found('family tent')).toEqual(['TEN-303'])
  })

  it('does not find a word in the middle of another', () => {
    expect(found('ark')).toEqual([])
    expect(found('mat')).not.toContain('CLO-104')
  })

  it('puts products that are named so before those that are only described so', () => {
    const skus = found('tent')
    expect(skus.slice(0, 3)).toEqual(['TEN-301', 'TEN-302', 'TEN-303'])
    expect(skus).toContain('PCK-502')
  })

  it('gives each product once and changes nothing', () => {
    const before = structuredClone(catalogue)
    const skus = found('a')
    expect(new Set(skus).size).toBe(skus.length)
    expect(catalogue).toEqual(before)
  })
})
