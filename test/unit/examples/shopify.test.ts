import { readFileSync } from 'node:fs'
import { compileFunction } from 'node:vm'
import { beforeEach, describe, expect, it } from 'vitest'
import documented from '../../../examples/shopify/events.json'

type EventName = Exclude<keyof typeof documented, 'init'>
type Listener = (event: object) => void

const pixel = readFileSync('examples/shopify/pixel.js', 'utf8')
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/
const yes = { analyticsProcessingAllowed: true, marketingAllowed: true, preferencesProcessingAllowed: true }
const no = { analyticsProcessingAllowed: false, marketingAllowed: false, preferencesProcessingAllowed: false }

/** Shopify's sandbox as its types describe it: asynchronous cookies of the top frame, a beacon, two event buses. */
function createSandbox(customerPrivacy: object, signals: object = {}) {
  const jar = new Map<string, string>()
  const written: string[] = []
  const sent: { url: string; body: string }[] = []
  const listeners = new Map<string, Listener>()
  const subscribe = (name: string, listener: Listener) => listeners.set(name, listener)
  const browser = {
    cookie: {
      get: async (name: string) => jar.get(name) ?? '',
      async set(cookie: string) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
        written.push(cookie)
        if (cookie.includes('Max-Age=0')) jar.delete(name)
        else jar.set(name, value)
      },
    },
    sendBeacon: async (url: string, body: string) => sent.push({ url, body }) > 0,
  }
  const given = {
    analytics: { subscribe },
    browser,
    init: { customerPrivacy },
    customerPrivacy: { subscribe },
    navigator: signals,
  }
  return {
    jar,
    written,
    sent,
    listeners,
    /** `change` is what a shop's admin would edit in the paste. */
    start: (change = (text: string) => text) =>
      compileFunction(change(pixel), Object.keys(given))(...Object.values(given)),
    publish(name: EventName, pathname = '/products/boots', data: object = documented[name].data) {
      const location = { href: `https://shop.example${pathname}#top`, pathname }
      listeners.get(name)?.({ name, data, context: { document: { location, referrer: '' } } })
    },
    answer: (answer: object) => listeners.get('visitorConsentCollected')?.({ customerPrivacy: answer }),
  }
}

type Sandbox = ReturnType<typeof createSandbox>

/** Lets every promise that is under way come to its end. */
const settle = () => new Promise((resolve) => setImmediate(resolve))
const batches = ({ sent }: Sandbox) => sent.map(({ body }) => JSON.parse(body))
const commands = (sandbox: Sandbox) =>
  batches(sandbox).flatMap(({ events }) => events.map(({ name }: { name: string }) => name))

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

describe('the wire', () => {
  let sandbox: Sandbox

  beforeEach(async () => {
    sandbox = createSandbox(documented.init.customerPrivacy)
    sandbox.jar.set('Popsell_session_shop', 'P101')
    sandbox.start()
    sandbox.publish('product_viewed')
    sandbox.publish('product_added_to_cart')
    await settle()
  })

  it('is a batch of the tag’s at the brand’s address, with the shop’s address and not the sandbox’s', () => {
    expect(sandbox.sent[0]?.url).toBe('https://c.shop.example/e/shop-fr')
    expect(batches(sandbox)[0]).toEqual({
      sent_at: expect.any(Number),
      consent: { analytics: true, attribution: true, personalisation: false },
      visitor: expect.stringMatching(uuid),
      session: expect.stringMatching(uuid),
      publication: 'P101',
      events: [
        {
          id: expect.stringMatching(uuid),
          name: 'view_item',
          at: expect.any(Number),
          url: 'https://shop.example/products/boots',
          params: expect.any(Object),
        },
      ],
    })
  })

  it('E2: has one visitor ID for two events of the same moment, kept as long as the brand says', () => {
    const [first, second] = batches(sandbox)
    expect(second.visitor).toBe(first.visitor)
    expect(second.session).toBe(first.session)
    expect(second.events[0].id).not.toBe(first.events[0].id)
    expect(sandbox.written[0]).toBe(
      `Popsell_visitor=${first.visitor}; Max-Age=15552000; Path=/; SameSite=Lax; Secure; Domain=shop.example`,
    )
  })

  it('S19: believes no cookie that does not look like its own', async () => {
    sandbox.jar.set('Popsell_visitor', 'jean@example.com')
    sandbox.jar.set('Popsell_session_shop', '<script>')
    sandbox.publish('cart_viewed')
    await settle()
    const last = batches(sandbox).at(-1)
    expect(last.visitor).toMatch(uuid)
    expect(last).not.toHaveProperty('publication')
  })
})

describe('beside the tag in the theme', () => {
  it('leaves page views and searches of the storefront to it, and counts the checkout’s pages itself', async () => {
    const sandbox = createSandbox(yes)
    sandbox.start()
    sandbox.publish('page_viewed', '/search')
    sandbox.publish('search_submitted', '/search')
    sandbox.publish('page_viewed', '/checkouts/cn/9f2c1b')
    await settle()
    expect(commands(sandbox)).toEqual(['page_view'])
    expect(batches(sandbox)[0].events[0].url).toContain('/checkouts/')
  })

  it('obeys a no that the shopper gave to Candor there', async () => {
    const sandbox = createSandbox(yes)
    sandbox.jar.set('Popsell_consent', '000')
    sandbox.start()
    sandbox.publish('product_viewed')
    await settle()
    expect(sandbox.sent).toEqual([])
    expect(sandbox.written).toEqual([])
  })
})

describe('the shopper’s answer', () => {
  it('is waited for: nothing is set or sent before, and what happened meanwhile is sent after a yes', async () => {
    const sandbox = createSandbox(no)
    sandbox.start()
    sandbox.publish('product_viewed')
    await settle()
    expect([sandbox.sent, sandbox.written]).toEqual([[], []])
    sandbox.answer(yes)
    await settle()
    expect(commands(sandbox)).toEqual(['view_item'])
  })

  it('forgets what waited, and the IDs, when it is a no', async () => {
    const sandbox = createSandbox(yes)
    sandbox.start()
    sandbox.publish('product_viewed')
    await settle()
    sandbox.answer(no)
    sandbox.publish('cart_viewed')
    await settle()
    expect([...sandbox.jar.keys()]).toEqual([])
    expect(commands(sandbox)).toEqual(['view_item'])
  })

  it('holds no more than 100 events, the oldest out', async () => {
    const sandbox = createSandbox(no)
    sandbox.start()
    sandbox.publish('cart_viewed')
    for (let count = 0; count < 100; count += 1) sandbox.publish('product_viewed')
    sandbox.answer(yes)
    await settle()
    expect(commands(sandbox)).toEqual(Array.from({ length: 100 }, () => 'view_item'))
  })

  it('credits no publication without a yes to attribution', async () => {
    const sandbox = createSandbox({ ...yes, marketingAllowed: false })
    sandbox.jar.set('Popsell_session_shop', 'P101')
    sandbox.start()
    sandbox.publish('checkout_completed')
    await settle()
    expect(batches(sandbox)[0]).not.toHaveProperty('publication')
  })

  it.each([
    ['GPC', { globalPrivacyControl: true }],
    ['DNT', { doNotTrack: '1' }],
  ])('E17: is not even listened for under %s', async (_signal, signals) => {
    const sandbox = createSandbox(yes, signals)
    sandbox.start()
    expect([...sandbox.listeners.keys()]).toEqual([])
  })
})
