// @vitest-environment happy-dom
import { readFileSync } from 'node:fs'
import { compileFunction } from 'node:vm'
import { beforeEach, describe, expect, it } from 'vitest'
import storeEvents from '../../../examples/woocommerce/store-events.json'

const read = (name: string) => readFileSync(`examples/woocommerce/${name}`, 'utf8')
const run = compileFunction(read('candor-woocommerce.js'))

type Call = [command: string, params: unknown]
type Listener = (...args: unknown[]) => void

const calls: Call[] = []
const buttons = new Map<string, Listener>()
const actions = new Map<string, Listener>()

const jQueryStandIn = (target: unknown) => {
  const chain = {
    on(name: string, listener: Listener) {
      if (target === document.body) buttons.set(name, listener)
      return chain
    },
  }
  return chain
}
const addAction = (name: string, namespace: string, listener: Listener) =>
  actions.set(`${namespace}: ${name}`, listener)

/** As `add-to-cart.js` of WooCommerce triggers it: fragments, the cart's hash, and the button as jQuery holds it. */
const trigger = (name: string, id?: string) =>
  buttons.get(name)?.({ type: name }, {}, 'hash', id ? [document.querySelector(`#${id}`)] : undefined)
const dispatch = (name: string, event: unknown) =>
  actions.get(`candor: experimental__woocommerce_blocks-${name}`)?.(event)

const boots = { item_id: 'BOO-201', item_name: 'Ridge Leather Boots', price: 219, quantity: 1 }

beforeEach(() => {
  calls.length = 0
  buttons.clear()
  actions.clear()
  document.documentElement.innerHTML = read('page.html')
  Object.assign(window, {
    candor: (...call: Call) => calls.push(call),
    jQuery: jQueryStandIn,
    wp: { hooks: { addAction } },
  })
})

describe('what the plugin printed', () => {
  it('is called in its order, with every character as it was', () => {
    run()
    expect(calls).toEqual([
      [
        'view_item_list',
        {
          currency: 'EUR',
          item_list_id: 'shop',
          items: [{ item_id: 'BOO-201', item_name: 'Ridge Leather Boots', price: 219, index: 1 }],
        },
      ],
      [
        'add_to_cart',
        {
          currency: 'EUR',
          value: 39.8,
          items: [{ item_id: '32', item_name: 'Socks </script> & more', price: 19.9, quantity: 2 }],
        },
      ],
    ])
  })

  it('waits in the stub where the tag has not loaded', () => {
    Reflect.deleteProperty(window, 'candor')
    run()
    const stub: unknown = Reflect.get(window, 'candor')
    expect(Object(stub).q.map(([command]: Call) => command)).toEqual(['view_item_list', 'add_to_cart'])
  })
})

describe('the buttons of a classic theme', () => {
  beforeEach(() => {
    run()
    calls.length = 0
  })

  it('are told with price and value where the plugin described them', () => {
    trigger('added_to_cart', 'described')
    expect(calls).toEqual([['add_to_cart', { currency: 'EUR', value: 219, items: [boots] }]])
  })

  it('are told by ID and quantity where WooCommerce alone did', () => {
    trigger('added_to_cart', 'bare')
    expect(calls).toEqual([['add_to_cart', { items: [{ item_id: '32', quantity: 2 }] }]])
  })

  it('tell a removal without a quantity that nobody knows', () => {
    trigger('removed_from_cart', 'remove')
    expect(calls).toEqual([['remove_from_cart', { items: [{ item_id: 'BOO-201' }] }]])
  })

  it('count for nothing when another plugin triggers the event without a button', () => {
    trigger('added_to_cart')
    trigger('removed_from_cart')
    expect(calls).toEqual([])
  })
})

describe('the store events of the blocks', () => {
  beforeEach(() => {
    run()
    calls.length = 0
  })

  it('turn the Store API’s minor units into decimals', () => {
    dispatch('cart-add-item', { product: storeEvents.product })
    dispatch('cart-add-item', { product: storeEvents.yenProduct, quantity: 2 })
    expect(calls).toEqual([
      ['add_to_cart', { currency: 'EUR', value: 219, items: [boots] }],
      [
        'add_to_cart',
        {
          currency: 'JPY',
          value: 8400,
          items: [{ item_id: 'TEA-1', item_name: 'Tea bowl', price: 4200, quantity: 2 }],
        },
      ],
    ])
  })

  it('name an article without SKU by its ID', () => {
    dispatch('cart-remove-item', { product: storeEvents.cartLine, quantity: 3 })
    const socks = { item_id: '32', item_name: 'Long Mile Socks', price: 19.9, quantity: 3 }
    expect(calls).toEqual([['remove_from_cart', { currency: 'EUR', value: 59.7, items: [socks] }]])
  })

  it.each([
    ['add_to_cart', 5, 2, 39.8],
    ['remove_from_cart', 2, 1, 19.9],
  ])('tell a changed quantity as %s of the difference', (command, quantity, difference, value) => {
    dispatch('cart-set-item-quantity', { product: storeEvents.cartLine, quantity })
    const socks = { item_id: '32', item_name: 'Long Mile Socks', price: 19.9, quantity: difference }
    expect(calls).toEqual([[command, { currency: 'EUR', value, items: [socks] }]])
  })

  it('tell nothing when the quantity stays', () => {
    dispatch('cart-set-item-quantity', { product: storeEvents.cartLine, quantity: 3 })
    expect(calls).toEqual([])
  })

  it('tell which list an article was chosen from', () => {
    dispatch('product-view-link', { product: storeEvents.product, listName: 'core/query' })
    expect(calls).toEqual([['select_item', { currency: 'EUR', item_list_id: 'core/query', items: [boots] }]])
  })
})

it('runs on a page with neither jQuery nor blocks', () => {
  Object.assign(window, { jQuery: undefined, wp: undefined })
  expect(run).not.toThrow()
  expect(calls).toHaveLength(2)
})
