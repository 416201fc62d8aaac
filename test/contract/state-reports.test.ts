import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { startTestCollector, type TestCollector } from '../support/start-test-collector.ts'
import { noon, wireBatch, wireEvent } from '../support/wire-batch.ts'

const today = 'from=2026-11-21&to=2026-11-21'
const oneByOne = { reports: { smallestGroup: 1 } }

const ask = (collector: TestCollector, path: string, key: string) =>
  fetch(`${collector.base}/api/acme/reports/${path}`, { headers: { authorization: `Bearer ${key}` } })

it('the quality report says what is missing and how to send it, what events leave out, and what was refused', async () => {
  const collector = await startTestCollector()
  const key = collector.addBrand()
  collector.addBrand('other')
  const events = [
    wireEvent({ id: randomUUID() }),
    wireEvent({ id: randomUUID(), name: 'search', params: { search_term: 'boots' } }),
    wireEvent({ id: randomUUID(), name: 'search', params: { search_term: 'boots', results: 3 } }),
    wireEvent({ id: randomUUID(), name: 'purchase', params: { transaction_id: 'T1', value: 5 } }),
    wireEvent({ id: randomUUID(), name: 'Not a name' }),
  ]
  await collector.send(wireBatch({ events }))
  await collector.send(wireBatch(), { 'user-agent': 'Googlebot/2.1' })
  await collector.send(wireBatch(), { dnt: '1' }, 'other')
  await collector.loaded()
  const report = await (await ask(collector, `quality?${today}`, key)).json()
  expect(report.period).toEqual({ from: '2026-11-21', to: '2026-11-21', time_zone: 'Europe/Paris' })
  expect(report.missing).toContainEqual({
    report: 'carts',
    title: 'Carts',
    event: 'add_to_cart',
    example: expect.stringContaining("candor('add_to_cart'"),
  })
  expect(report.missing.map(({ event }: { event: string }) => event)).not.toContain('search')
  expect(report.gaps).toMatchObject({
    searches_without_results: { of: 2, lacking: 1 },
    orders_without_items: { of: 1, lacking: 1 },
    orders_with_unpriced_items: { of: 0, lacking: 0 },
  })
  expect(report.taken).toEqual({
    since: new Date(noon).toISOString(),
    accepted: 4,
    repeated: 0,
    refused: [
      { reason: 'invalid_name', meaning: expect.any(String), events: 1 },
      { reason: 'bot', meaning: 'the user agent is a robot', events: 1 },
    ],
  })
})

it('the live report counts what has just been loaded, and hides a small group', async () => {
  const collector = await startTestCollector()
  const key = collector.addBrand('acme', oneByOne)
  await collector.send(wireBatch())
  await collector.loaded()
  expect(await (await ask(collector, 'live', key)).json()).toMatchObject({
    last_5_minutes: { visitors: 1, page_views: 1, orders: 0 },
  })
})

it('the consent report is empty where nothing was asked', async () => {
  const collector = await startTestCollector()
  const key = collector.addBrand('acme', oneByOne)
  const answer = await ask(collector, `consent?${today}`, key)
  expect(await answer.json()).toMatchObject({
    rows: [],
    meta: { suppressed: 0 },
    period: { from: '2026-11-21' },
  })
})

it.each(['consent', 'quality', 'live'])(
  'S2: %s is for whoever may read the reports of this brand',
  async (name) => {
    const collector = await startTestCollector()
    collector.addBrand()
    const other = collector.addBrand('other')
    expect((await ask(collector, `${name}?${today}`, other)).status).toBe(401)
  },
)

it.each(['consent', 'quality'])('%s wants days', async (name) => {
  const collector = await startTestCollector()
  const key = collector.addBrand()
  expect((await ask(collector, name, key)).status).toBe(400)
})
