import { describe, expect, it } from 'vitest'
import documented from '../../../examples/shopify/events.json'
import { batches, createSandbox, type EventName, settle, yes } from './shopify-sandbox.ts'

async function paramsOf(name: EventName): Promise<object> {
  const sandbox = createSandbox(yes)
  sandbox.start((text) => text.replace('isTagInTheme: true', 'isTagInTheme: false'))
  sandbox.publish(name)
  await settle()
  const [{ events }] = batches(sandbox)
  return { [events[0].name]: events[0].params }
}

const boots = {
  item_id: 'BOO-201',
  item_name: 'Ridge Leather Boots',
  item_brand: 'Kestrelle',
  item_category: 'Footwear',
  price: 219,
}
const socks = { item_id: '4412', item_name: 'Long Mile Socks', price: 19.9 }

describe('each documented event', () => {
  it.each<[EventName, object]>([
    ['page_viewed', { page_view: undefined }],
    ['search_submitted', { search: { search_term: 'boots', results: 1 } }],
    [
      'collection_viewed',
      {
        view_item_list: {
          currency: 'EUR',
          item_list_id: 'collection:77',
          item_list_name: 'Footwear',
          items: [
            { ...boots, index: 1 },
            { ...socks, index: 2 },
          ],
        },
      },
    ],
    ['product_viewed', { view_item: { currency: 'EUR', value: 219, items: [{ ...boots, quantity: 1 }] } }],
    [
      'product_added_to_cart',
      { add_to_cart: { currency: 'EUR', value: 39.8, items: [{ ...socks, quantity: 2 }] } },
    ],
    [
      'product_removed_from_cart',
      { remove_from_cart: { currency: 'EUR', value: 19.9, items: [{ ...socks, quantity: 1 }] } },
    ],
    ['cart_viewed', { view_cart: { currency: 'EUR', value: 219, items: [{ ...boots, quantity: 1 }] } }],
    [
      'checkout_started',
      { begin_checkout: { currency: 'EUR', value: 219, items: [{ ...boots, quantity: 1 }] } },
    ],
    [
      'checkout_completed',
      {
        purchase: {
          transaction_id: '5501',
          currency: 'EUR',
          value: 55.73,
          coupon: 'LEA10',
          items: [{ ...socks, quantity: 3, price: 17.91 }],
          tax: 10.1,
          shipping: 4.9,
        },
      },
    ],
  ])('%s becomes the call that it means', async (name, expected) => {
    expect(await paramsOf(name)).toEqual(expected)
  })

  it('E4: carries nothing of what the checkout knows about the person', async () => {
    const sandbox = createSandbox(yes)
    sandbox.start()
    sandbox.publish('checkout_completed')
    await settle()
    expect(sandbox.sent[0]?.body).not.toMatch(/jean|dupont|33612345678|Exemple/i)
  })

  it('is left out where Shopify could not read the cart or the line', async () => {
    const sandbox = createSandbox(yes)
    sandbox.start()
    sandbox.publish('cart_viewed', '/cart', { cart: null })
    sandbox.publish('product_added_to_cart', '/products/boots', { cartLine: null })
    await settle()
    expect(sandbox.sent).toEqual([])
  })

  it('cuts a long collection to the items that one event may carry', async () => {
    const sandbox = createSandbox(yes)
    sandbox.start()
    const [variant] = documented.collection_viewed.data.collection.productVariants
    const productVariants = Array.from({ length: 250 }, () => variant)
    sandbox.publish('collection_viewed', '/collections/all', { collection: { id: '1', productVariants } })
    await settle()
    expect(batches(sandbox)[0].events[0].params.items).toHaveLength(200)
  })
})
