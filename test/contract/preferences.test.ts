import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { startTestCollector, type TestCollector } from '../support/start-test-collector.ts'
import { noon, wireBatch } from '../support/wire-batch.ts'

const agreed = { analytics: true, attribution: true, personalisation: true }
const refused = { ...agreed, personalisation: false }
const dayMs = 86_400_000
const empty = { categories: [], brands: [], half_life_days: 30 }

interface Act {
  name: string
  category?: string
  brand?: string
  daysAgo?: number
  consent?: object
  customer?: string
}

/** Sends what a customer did, each act in a batch of its own, and waits until it is stored. */
async function did(collector: TestCollector, acts: readonly Act[], brand = 'acme'): Promise<void> {
  for (const { name, category, brand: item_brand, daysAgo = 0, consent = agreed, customer = 'C42' } of acts) {
    const items = [
      { item_id: 'A', ...(category && { item_category: category }), ...(item_brand && { item_brand }) },
    ]
    const params = { items, ...(name === 'purchase' && { transaction_id: randomUUID(), value: 10 }) }
    const events = [
      { id: randomUUID(), name, at: noon - daysAgo * dayMs, url: 'https://shop.example.com/a', params },
    ]
    const batch = wireBatch({ consent, customer: { customer_id: customer }, events })
    const answer = await collector.send(batch, {}, brand)
    expect(await answer.json()).toMatchObject({ accepted: 1, refused: [] })
  }
  await collector.loaded()
}

const ask = (collector: TestCollector, key: string, customer = 'C42', brand = 'acme') =>
  fetch(`${collector.base}/api/${brand}/preferences?customer=${customer}`, {
    headers: { authorization: `Bearer ${key}` },
  })

it('E19: a consenting customer’s categories and brands are answered to the brand’s server, the recent counting more', async () => {
  const collector = await startTestCollector()
  const key = collector.addBrand()
  await did(collector, [
    // Thirty days ago an act counts half: 5 for the order becomes 2.5.
    { name: 'purchase', category: 'tents', brand: 'Tarnwick', daysAgo: 29.9999 },
    { name: 'add_to_cart', category: 'footwear', brand: 'Brumaire' },
    { name: 'view_item', category: 'footwear', brand: 'Kestrelle' },
    { name: 'view_item_list', category: 'clothing', brand: 'Hollin' },
  ])
  const answer = await ask(collector, key)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(await answer.json()).toEqual({
    categories: [
      { name: 'footwear', share: expect.closeTo(4 / 6.5, 3) },
      { name: 'tents', share: expect.closeTo(2.5 / 6.5, 3) },
    ],
    brands: [
      { name: 'Brumaire', share: expect.closeTo(3 / 6.5, 3) },
      { name: 'Tarnwick', share: expect.closeTo(2.5 / 6.5, 3) },
      { name: 'Kestrelle', share: expect.closeTo(1 / 6.5, 3) },
    ],
    half_life_days: 30,
  })
})

it('E19: without the consent to personalisation the answer is that of somebody unknown', async () => {
  const collector = await startTestCollector()
  const key = collector.addBrand()
  await did(collector, [
    { name: 'purchase', category: 'tents', consent: refused, customer: 'never' },
    { name: 'purchase', category: 'tents', customer: 'withdrawn', daysAgo: 2 },
    { name: 'page_view', customer: 'withdrawn', consent: refused },
    { name: 'purchase', category: 'tents', customer: 'later', consent: refused, daysAgo: 2 },
    { name: 'view_item', category: 'sleeping', customer: 'later' },
  ])
  const answers = []
  for (const customer of ['nobody', 'never', 'withdrawn'])
    answers.push(await (await ask(collector, key, customer)).text())
  expect(answers).toEqual([JSON.stringify(empty), JSON.stringify(empty), JSON.stringify(empty)])
  // What was done before the yes stays out.
  expect(await (await ask(collector, key, 'later')).json()).toMatchObject({
    categories: [{ name: 'sleeping', share: 1 }],
  })
})

it('E19: only the server’s own key is answered, and only of its brand', async () => {
  const collector = await startTestCollector()
  const key = collector.addBrand()
  const other = collector.addBrand('other')
  await did(collector, [{ name: 'view_item', category: 'tents' }])
  expect((await ask(collector, other)).status).toBe(401)
  expect(await (await ask(collector, other, 'C42', 'other')).json()).toEqual(empty)
  expect((await ask(collector, key, '')).status).toBe(400)
  expect((await fetch(`${collector.base}/api/acme/preferences?customer=C42`)).status).toBe(401)
})
