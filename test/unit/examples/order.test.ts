import { describe, expect, it } from 'vitest'
import { measuredCart, measuredPurchase } from '../../../examples/storefront/shop/measured-cart.js'
import {
  freeShippingCents,
  isOrderNumber,
  newOrderNumber,
  sumsOf,
} from '../../../examples/storefront/shop/order.js'

const mugs = (quantity: number) => [{ sku: 'COK-605', quantity }]

describe('sumsOf', () => {
  it('asks for shipping below 60 euros only', () => {
    expect(sumsOf(mugs(1))).toEqual({ itemsCents: 1290, shippingCents: 490, taxCents: 215, totalCents: 1780 })
    expect(sumsOf(mugs(4)).shippingCents).toBe(490)
    expect(sumsOf(mugs(5)).itemsCents).toBeGreaterThanOrEqual(freeShippingCents)
    expect(sumsOf(mugs(5)).shippingCents).toBe(0)
  })

  it('is nothing for an empty cart', () => {
    expect(sumsOf([])).toEqual({ itemsCents: 0, shippingCents: 0, taxCents: 0, totalCents: 0 })
  })
})

describe('an order number', () => {
  const day = new Date('2026-11-21T22:15:00Z')

  it('is the day and six signs that are not misread', () => {
    expect(newOrderNumber(day, Uint8Array.of(0, 1, 31, 32, 255, 18))).toBe('CM-261121-01Z0ZJ')
  })

  it('is recognised, for any random bytes', () => {
    for (let byte = 0; byte < 256; byte += 1) {
      expect(isOrderNumber(newOrderNumber(day, new Uint8Array(6).fill(byte)))).toBe(true)
    }
  })

  it.each([null, '', 'CM-261121', 'CM-261121-01Z0ZI', 'cm-261121-01Z0ZJ', '<b>CM-261121-01Z0ZJ</b>'])(
    'is not %s',
    (text) => {
      expect(isOrderNumber(text)).toBe(false)
    },
  )
})

describe('what is measured of an order', () => {
  it('is GA4’s items with the list that each was chosen from, and their value to the cent', () => {
    const cart = [
      { sku: 'CLO-101', quantity: 3, listId: 'search:rain', index: 2 },
      { sku: 'CLO-106', quantity: 1 },
    ]
    expect(measuredCart(cart)).toEqual({
      currency: 'EUR',
      value: 594.6,
      items: [
        {
          item_id: 'CLO-101',
          item_name: 'Tarn Shell Jacket',
          item_brand: 'Velmont',
          item_category: 'Clothing',
          price: 189.9,
          quantity: 3,
          index: 2,
          item_list_id: 'search:rain',
          item_list_name: 'Search results',
        },
        {
          item_id: 'CLO-106',
          item_name: 'Lambswool Beanie',
          item_brand: 'Ostrel',
          item_category: 'Clothing',
          price: 24.9,
          quantity: 1,
        },
      ],
    })
  })

  it('keeps shipping out of the value', () => {
    const purchase = measuredPurchase(mugs(1), 'CM-261121-01Z0ZJ')
    expect(purchase).toMatchObject({
      transaction_id: 'CM-261121-01Z0ZJ',
      value: 12.9,
      shipping: 4.9,
      tax: 2.15,
    })
  })

  it('adds cents, not decimals', () => {
    // 0.1 + 0.2: twenty times 12.90 and three times 24.90 as doubles give 332.70000000000005.
    const cart = [...mugs(20), { sku: 'CLO-106', quantity: 3 }]
    expect(JSON.stringify(measuredCart(cart).value)).toBe('332.7')
  })
})
