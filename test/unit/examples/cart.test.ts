import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addToCart,
  type Cart,
  countItems,
  mostOfOne,
  readCart,
  setQuantity,
  writeCart,
} from '../../../examples/storefront/shop/cart.js'
import { catalogue, findProduct } from '../../../examples/storefront/shop/catalogue.js'

const isSold = (sku: string) => findProduct(sku) !== undefined
const tent = { sku: 'TEN-302', quantity: 1 }
const chosenTent = { ...tent, listId: 'search:two, warm*', index: 3 }

describe('a cart', () => {
  it('adds to the line of the same article', () => {
    expect(addToCart([tent], { sku: 'TEN-302', quantity: 2 })).toEqual([{ sku: 'TEN-302', quantity: 3 }])
  })

  it('remembers the latest list that an article was chosen from', () => {
    expect(addToCart([chosenTent], tent)).toEqual([{ ...chosenTent, quantity: 2 }])
    const other = { ...tent, listId: 'home', index: 1 }
    expect(addToCart([chosenTent], other)).toEqual([{ ...other, quantity: 2 }])
  })

  it('holds no more than the most of one article', () => {
    expect(addToCart([], { ...tent, quantity: 999 })).toEqual([{ ...tent, quantity: mostOfOne }])
    expect(addToCart([{ ...tent, quantity: 19 }], { ...tent, quantity: 5 })[0]?.quantity).toBe(mostOfOne)
  })

  it('takes a line out at quantity 0 and leaves the others', () => {
    const beanie = { sku: 'CLO-106', quantity: 2 }
    expect(setQuantity([tent, beanie], 'TEN-302', 0)).toEqual([beanie])
    expect(setQuantity([tent, beanie], 'TEN-302', -3)).toEqual([beanie])
    expect(setQuantity([tent, beanie], 'CLO-106', 4)).toEqual([tent, { ...beanie, quantity: 4 }])
  })

  it('counts pieces, not lines', () => {
    expect(countItems([])).toBe(0)
    expect(countItems([tent, { sku: 'CLO-106', quantity: 4 }])).toBe(5)
  })

  it('is never changed in place', () => {
    const cart = Object.freeze([Object.freeze({ ...tent })])
    expect(() => setQuantity(addToCart(cart, tent), 'TEN-302', 5)).not.toThrow()
  })
})

describe('the text of a cart', () => {
  it('is short where there is little to say', () => {
    expect(writeCart([])).toBe('')
    expect(writeCart([tent, { sku: 'CLO-106', quantity: 2 }])).toBe('TEN-302,CLO-106*2')
  })

  it('carries the list that an article was chosen from', () => {
    expect(writeCart([chosenTent])).toBe('TEN-302*1*3*search%3Atwo%2C%20warm%2A')
    expect(readCart(writeCart([chosenTent]), isSold)).toEqual([chosenTent])
  })

  it('comes back whole, whatever was typed into the search', () => {
    const line = fc.record(
      {
        sku: fc.constantFrom(...catalogue.map((product) => product.sku)),
        quantity: fc.integer({ min: 1, max: mostOfOne }),
        choice: fc.record({
          listId: fc.string({ minLength: 1, unit: 'grapheme' }),
          index: fc.integer({ min: 1, max: 99 }),
        }),
      },
      { requiredKeys: ['sku', 'quantity'] },
    )
    const carts = fc.uniqueArray(line, { selector: (made) => made.sku, maxLength: 10 })
    const flatten = (made: { sku: string; quantity: number; choice?: object }[]): Cart =>
      made.map(({ choice, ...rest }) => ({ ...rest, ...choice }))
    fc.assert(
      fc.property(carts.map(flatten), (cart) => {
        const address = new URL('https://shop.example.com/cart.html')
        address.searchParams.set('cart', writeCart(cart))
        expect(readCart(new URL(address.href).searchParams.get('cart') ?? '', isSold)).toEqual(cart)
      }),
    )
  })

  it('is read with care: what is unknown, empty or not a number is left out', () => {
    expect(readCart('', isSold)).toEqual([])
    expect(readCart('KAYAK-1*2,,*,TEN-302*x,CLO-106*0,CLO-107*-1,__proto__', isSold)).toEqual([])
    expect(readCart('TEN-302*2.9', isSold)).toEqual([{ sku: 'TEN-302', quantity: 2 }])
    expect(readCart('TEN-302*1*3*%E0%A4%A', isSold)).toEqual([tent])
    expect(readCart('TEN-302*1*0*home,CLO-106*1*1.5*home', isSold)).toEqual([
      tent,
      { sku: 'CLO-106', quantity: 1 },
    ])
    expect(readCart('TEN-302,TEN-302*2', isSold)).toEqual([{ sku: 'TEN-302', quantity: 3 }])
  })

  it('never fails and never holds more than it may', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2000 }), (text) => {
        for (const line of readCart(text, () => true)) {
          expect(line.quantity).toBeGreaterThanOrEqual(1)
          expect(line.quantity).toBeLessThanOrEqual(mostOfOne)
        }
      }),
    )
  })

  it('is read only up to forty lines', () => {
    const many = Array.from({ length: 1000 }, (_, at) => `A-${at}`).join(',')
    expect(readCart(many, () => true)).toHaveLength(40)
  })
})
