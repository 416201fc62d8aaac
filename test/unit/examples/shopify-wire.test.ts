import { beforeEach, describe, expect, it } from 'vitest'
import documented from '../../../examples/shopify/events.json'
import {
  batches,
  commands,
  createSandbox,
  no,
  type Sandbox,
  settle,
  turn,
  uuid,
  yes,
} from './shopify-sandbox.ts'

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

  it('keeps the visitor ID as long as the brand says', () => {
    const [{ visitor }] = batches(sandbox)
    expect(sandbox.written[0]).toBe(
      `Popsell_visitor=${visitor}; Max-Age=15552000; Path=/; SameSite=Lax; Secure; Domain=shop.example`,
    )
  })

  it.each([0, 1, 2, 3, 4, 5])(
    'E2: has one visitor and one visit when a second event comes %i turns after the first',
    async (turns) => {
      const fresh = createSandbox(yes)
      fresh.start()
      fresh.publish('product_viewed')
      for (let passed = 0; passed < turns; passed += 1) await turn()
      fresh.publish('product_added_to_cart')
      await settle()
      const [first, second] = batches(fresh)
      expect([second.visitor, second.session]).toEqual([first.visitor, first.session])
      expect(second.events[0].id).not.toBe(first.events[0].id)
    },
  )

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

  it.each([0, 1, 2, 3, 4, 5, 6])(
    'leaves no cookie and sends no more when the no comes %i turns into a queue',
    async (turns) => {
      const sandbox = createSandbox(yes)
      sandbox.start()
      for (let count = 0; count < 10; count += 1) sandbox.publish('product_viewed')
      for (let passed = 0; passed < turns; passed += 1) await turn()
      sandbox.answer(no)
      await settle()
      expect(sandbox.sent.length).toBeLessThanOrEqual(2)
      expect([...sandbox.jar.keys()]).toEqual([])
    },
  )

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
