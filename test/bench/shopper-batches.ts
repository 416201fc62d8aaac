// The bodies of the load: what the tag sends while somebody walks through a shop, with IDs never used before.
import { randomUUID } from 'node:crypto'

const origin = 'https://shop.example.com'

/** From each page a shopper sees an event, in this order, again and again. */
const walk: ((step: number) => { name: string; path: string; params?: object })[] = [
  () => ({ name: 'page_view', path: '/' }),
  (step) => ({
    name: 'search',
    path: `/search?q=boots&page=${step % 5}`,
    params: { search_term: `walking boots ${step % 40}`, results: step % 30 },
  }),
  (step) => ({
    name: 'view_item_list',
    path: '/search?q=boots',
    params: { item_list_id: 'search', items: [item(step), item(step + 1), item(step + 2)] },
  }),
  (step) => ({
    name: 'select_item',
    path: '/search?q=boots',
    params: { item_list_id: 'search', items: [item(step)] },
  }),
  (step) => ({ name: 'page_view', path: `/products/boots-${step % 200}?utm_source=letter&utm_medium=email` }),
  (step) => ({
    name: 'view_item',
    path: `/products/boots-${step % 200}`,
    params: { currency: 'EUR', value: 29.95, items: [item(step)] },
  }),
  (step) => ({
    name: 'add_to_cart',
    path: `/products/boots-${step % 200}`,
    params: { currency: 'EUR', value: 29.95, items: [item(step)] },
  }),
  () => ({ name: 'view_cart', path: '/cart' }),
  () => ({ name: 'begin_checkout', path: '/checkout' }),
  (step) => ({
    name: 'purchase',
    path: '/thanks',
    params: {
      transaction_id: randomUUID(),
      currency: 'EUR',
      value: 59.9,
      items: [item(step), item(step + 1)],
    },
  }),
]

function item(step: number) {
  const number = step % 200
  return {
    item_id: `SKU-${number}`,
    item_name: `Walking boots, model ${number}`,
    item_brand: 'Example',
    price: 29.95,
    quantity: 1,
    index: number % 24,
  }
}

/** Bodies of so many events each, one after the other; every walk of ten events is another visitor's. */
export function shopperBatches(bodies: number, events: number): string[] {
  let shopper = newShopper()
  return Array.from({ length: bodies }, (_, body) => {
    const step = body * events
    if (step % walk.length === 0) shopper = newShopper()
    const now = Date.now()
    return JSON.stringify({
      sent_at: now,
      consent: { analytics: true, attribution: true, personalisation: false },
      ...shopper,
      publication: 'P123',
      events: Array.from({ length: events }, (_, index) =>
        eventAt(step + index, now - 50 * (events - index)),
      ),
    })
  })
}

const newShopper = () => ({ visitor: randomUUID(), session: randomUUID() })

function eventAt(step: number, at: number) {
  const { name, path, params } = (walk[step % walk.length] ?? walkStart)(step)
  return { id: randomUUID(), name, at, url: origin + path, referrer: `${origin}/`, params }
}

const walkStart = () => ({ name: 'page_view', path: '/', params: undefined })

/** A browser's, since robots are refused. */
export const browserHeaders = {
  'content-type': 'text/plain',
  origin,
  'user-agent':
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
}
