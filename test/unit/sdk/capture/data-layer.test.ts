import { describe, expect, it, vi } from 'vitest'
import { createFakePage, startOn } from '../fake-page.ts'

/** A push in the shapes of GA4's documentation, what it is of ours, and with which of its parameters. */
interface Row {
  push: unknown
  event?: string
  params?: object
}

const boots = {
  item_id: 'SKU1',
  item_name: 'Boots',
  item_brand: 'Example',
  item_category: 'Shoes',
  price: 59.9,
  quantity: 1,
}
const items = [boots]
const money = { currency: 'EUR', value: 59.9, items }
/** What `gtag(…)` pushes: its `arguments`, which is no array, but iterable. */
const gtag = (...args: unknown[]) =>
  Object.assign(
    Object.create({ [Symbol.iterator]: Array.prototype.values }),
    { length: args.length },
    { ...args },
  )

const both = (event: string, ecommerce: object): Row[] => [
  { push: { event, ecommerce }, event, params: ecommerce },
  { push: gtag('event', event, ecommerce), event, params: ecommerce },
]

const rows: Row[] = [
  ...both('view_item_list', { item_list_id: 'new', item_list_name: 'New', items: [{ ...boots, index: 4 }] }),
  ...both('select_item', { item_list_id: 'new', item_list_name: 'New', items: [{ ...boots, index: 4 }] }),
  ...both('view_item', money),
  ...both('add_to_cart', money),
  ...both('remove_from_cart', money),
  ...both('view_cart', money),
  ...both('begin_checkout', { ...money, coupon: 'SUMMER' }),
  ...both('purchase', { transaction_id: 'T1', tax: 4.9, shipping: 5.99, ...money }),
  ...both('refund', { transaction_id: 'T1', currency: 'EUR', value: 59.9 }),
  ...both('refund', {
    transaction_id: 'T1',
    currency: 'EUR',
    value: 29.95,
    items: [{ item_id: 'SKU1', quantity: 1 }],
  }),
  {
    push: gtag('event', 'search', { search_term: 'boots' }),
    event: 'search',
    params: { search_term: 'boots' },
  },
  { push: { event: 'search', search_term: 'boots' }, event: 'search', params: { search_term: 'boots' } },
  {
    push: { event: 'view_search_results', search_term: 'boots' },
    event: 'search',
    params: { search_term: 'boots' },
  },
  { push: gtag('event', 'view_search_results', { search_term: 'boots' }), event: 'search' },
  {
    push: {
      event: 'purchase',
      ecommerce: { transaction_id: 'T2', value: 1, currency: 'JPY' },
      'gtm.uniqueEventId': 7,
    },
    event: 'purchase',
  },
  // Not e-commerce, not complete, or not anything.
  { push: { ecommerce: null } },
  { push: { event: 'view_item', ecommerce: null } },
  { push: { event: 'view_item' } },
  { push: { event: 'search' } },
  { push: { event: 'gtm.js', 'gtm.start': 1 } },
  { push: { event: 'add_shipping_info', ecommerce: money } },
  { push: { event: 'add_payment_info', ecommerce: money } },
  { push: { event: 'add_to_wishlist', ecommerce: money } },
  { push: { event: 'constructor', ecommerce: money } },
  { push: { event: { toString: () => 'view_item' }, ecommerce: money } },
  { push: gtag('event', 'view_item') },
  { push: gtag('event') },
  { push: { 0: 'event', 1: 'view_item', 2: money } },
  { push: gtag('js', new Date(0)) },
  { push: gtag('config', 'G-1', { send_page_view: false }) },
  { push: gtag('consent', 'default', { ad_storage: 'denied' }) },
  { push: null },
  { push: undefined },
  { push: 'view_item' },
  { push: 7 },
  { push: () => undefined },
  { push: [] },
]

const open = (dataLayer?: unknown[]) => {
  const fake = createFakePage({
    cookies: ['Popsell_consent=100'],
    ...(dataLayer && { neighbours: { dataLayer } }),
  })
  startOn(fake, { cmp: 'off' })
  const layer = fake.page.dataLayer as unknown[]
  const events = () => {
    fake.passSeconds(1)
    return fake.sent()
  }
  return { fake, layer, events }
}

describe('the dataLayer', () => {
  it('has a table of at least 30 pushes', () => expect(rows.length).toBeGreaterThanOrEqual(30))

  it.each(rows)('E1: a later push of $push is the event $event', ({ push, event, params = {} }) => {
    const { layer, events } = open([])
    expect(() => layer.push(push)).not.toThrow()
    expect([...layer]).toEqual([push])
    expect(events()).toMatchObject(event ? [{ name: event, params }] : [])
  })

  it.each(rows)(
    'E1: $push, pushed before the tag came, is the event $event',
    ({ push, event, params = {} }) => {
      expect(open([push]).events()).toMatchObject(event ? [{ name: event, params }] : [])
    },
  )

  it('E1: keeps ecommerce for an event pushed after it, until null resets it', () => {
    const { layer, events } = open([{ ecommerce: { items } }])
    layer.push({ event: 'view_item' })
    layer.push({ ecommerce: null })
    layer.push({ event: 'add_to_cart' })
    expect(events()).toMatchObject([{ name: 'view_item', params: { items } }])
  })

  it('passes every push on, several at once too, with its result and its exception', () => {
    const dataLayer: unknown[] = []
    const push = vi.fn((..._entries: unknown[]) => 42)
    Object.assign(dataLayer, { push })
    const { layer, events } = open(dataLayer)
    expect(layer.push({ a: 1 }, { event: 'view_cart', ecommerce: money })).toBe(42)
    expect(push).toHaveBeenCalledExactlyOnceWith({ a: 1 }, { event: 'view_cart', ecommerce: money })
    push.mockImplementation(() => {
      throw new Error('the page’s own')
    })
    expect(() => layer.push({})).toThrow('the page’s own')
    expect(events().map(({ name }) => name)).toEqual(['view_cart'])
  })

  it('makes one where there is none, so that what comes later finds it', () => {
    const { layer, events } = open()
    layer.push({ event: 'view_cart', ecommerce: money })
    expect(events()).toHaveLength(1)
  })

  it.each(['text', 7, {}, Object.freeze([])])('lives with a dataLayer that is %o', (dataLayer) => {
    const fake = createFakePage({ cookies: ['Popsell_consent=100'], neighbours: { dataLayer } })
    startOn(fake)('page')
    fake.passSeconds(1)
    expect(fake.sent()).toHaveLength(1)
  })

  it('is left alone where the brand says so', () => {
    const dataLayer: unknown[] = [{ event: 'view_cart', ecommerce: money }]
    const fake = createFakePage({ cookies: ['Popsell_consent=100'], neighbours: { dataLayer } })
    startOn(fake, { capture: { dataLayer: false } })
    dataLayer.push({ event: 'view_cart', ecommerce: money })
    fake.passSeconds(1)
    expect(fake.sent()).toEqual([])
  })

  it('E1: the same order by push and by call is one', () => {
    const fake = createFakePage({ cookies: ['Popsell_consent=100'] })
    const candor = startOn(fake)
    candor('purchase', { transaction_id: 'T1', currency: 'EUR', value: 1 })
    ;(fake.page.dataLayer as unknown[]).push({
      event: 'purchase',
      ecommerce: { transaction_id: 'T1', ...money },
    })
    fake.passSeconds(1)
    expect(fake.sent()).toHaveLength(1)
  })
})
