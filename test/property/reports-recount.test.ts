import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { supports } from '../../collector/reports/capabilities.ts'
import { isOfCredits } from '../../collector/reports/check-query.ts'
import { dimensionNames } from '../../collector/reports/dimensions.ts'
import { metricNames } from '../../collector/reports/metrics.ts'
import { parseQuery } from '../../collector/reports/parse-query.ts'
import { runReport } from '../../collector/reports/run.ts'
import { sourceHosts } from '../../collector/reports/source-hosts.ts'
import type { StoredEvent } from '../../collector/stores/events.ts'
import { eventStoreOf } from '../support/event-store-of.ts'
import { createRecount, recountFunnel } from '../support/recount.ts'
import { storedEvent, storedItem, uuid } from '../support/stored-event.ts'

// Around the night in which Paris puts its clocks back, with few IDs, so that they repeat and cross days.
const start = Date.parse('2026-10-24T20:00:00Z')
const brand = { brand: 'shop', timeZone: 'Europe/Paris', currency: 'EUR' }
const period = { from: '2026-10-24', to: '2026-10-27' }
const now = Date.parse('2026-10-28T12:00:00Z')
const few = (most: number) => fc.integer({ min: 0, max: most })
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })

const lists = ['search:boots', 'search: Boots', 'category:tents']

const item = fc
  .record({
    item_id: fc.constantFrom('A', 'B', 'C'),
    price_minor: maybe(few(5000)),
    quantity: maybe(few(4)),
    index: maybe(few(12)),
    item_list_id: maybe(fc.constantFrom(...lists)),
    item_brand: maybe(fc.constantFrom('Hollin', 'Ostrel')),
  })
  .map((fields) => storedItem({ ...fields, item_name: `Item ${fields.item_id}` }))

const names = [
  'page_view',
  'search',
  'view_item_list',
  'select_item',
  'view_item',
  'add_to_cart',
  'remove_from_cart',
  'begin_checkout',
  'purchase',
  'refund',
  'gift',
]

const hosts = Object.values(sourceHosts).flatMap((all) => [
  String(all[0]).replace('*', 'fr'),
  `www.${all[1]}`,
])

const drafts = fc.array(
  fc.record({
    name: fc.constantFrom(...names),
    time: few(72 * 60).map((minutes) => start + minutes * 60_000),
    // From 1: a UUID that ends in 60 bits of zero has the key of `nobody`, who is not counted.
    visitor: few(4).map((number) => uuid(1 + number)),
    session: few(5).map((number) => uuid(100 + number)),
    customer: maybe(fc.constantFrom('h1_a', 'h1_b')),
    path: maybe(fc.constantFrom('/', '/search', '/cart')),
    publication: maybe(fc.constantFrom('P101', 'P102')),
    referrer_host: maybe(fc.constantFrom('shop.example.com', 'blog.example.net', ...hosts)),
    utm_medium: maybe(fc.constantFrom('email', 'Social', 'cpc')),
    utm_source: maybe(fc.constantFrom('news', 'ads')),
    search_term: fc.constantFrom(' Boots', 'boots', 'BOOTS ', 'écharpe', 'ÉCHARPE', ''),
    results: maybe(few(2)),
    item_list_id: maybe(fc.constantFrom(...lists)),
    currency: fc.constantFrom('EUR', 'JPY', 'TND'),
    value_minor: maybe(few(100_000)),
    items: fc.array(item, { maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 60 },
)

const anyEvents = drafts.map((all) => all.map((draft, at) => eventOf(draft, at)))

/** A visit is on one device. */
function eventOf(draft: Partial<StoredEvent>, at: number): StoredEvent {
  const search_term = draft.name === 'search' ? (draft.search_term ?? '') : null
  const transaction_id = draft.name === 'purchase' ? `T${at}` : null
  const device = draft.session?.endsWith('5') ? 'phone' : 'desktop'
  return storedEvent({ ...draft, search_term, transaction_id, device, id: uuid(1000 + at) })
}

/** No two at the same moment: which of two is the first of a visit cannot be said. */
const orderedEvents = anyEvents.map((all) => all.map((event, at) => ({ ...event, time: event.time + at })))

describe('a report equals the recount by plain loops, whatever the events', () => {
  const by = dimensionNames.filter((name) => !['funnel_step', 'week', 'ambassador', 'channel'].includes(name))
  const someAsked = fc.constantFrom(...by).chain((dimension) => {
    const able = metricNames.filter(
      (metric) => supports(metric, dimension) && !isOfCredits({ metrics: [metric] }),
    )
    return fc.record({
      dimension: fc.constant(dimension),
      asked: fc.subarray(able, { minLength: 1, maxLength: Math.min(6, able.length) }),
    })
  })

  it('for some metrics by any dimension', async () => {
    await fc.assert(
      fc.asyncProperty(orderedEvents, someAsked, async (events, { dimension, asked }) => {
        const parsed = parseQuery({ metrics: asked, dimensions: [dimension], period })
        if (!parsed.ok) throw new Error(parsed.error.message)
        const store = await eventStoreOf(events)
        const { rows, totals } = await runReport({ store, brand, query: parsed.query, now, asOf: now })
        await store.close()
        const countOf = createRecount(events, { ...brand, period })
        for (const metric of asked) {
          const expected = countOf({ metric, dimensions: [dimension] })
          const shown = new Map(rows.map((row) => [JSON.stringify([row[dimension]]), row[metric]]))
          for (const [key, value] of expected.groups)
            expect([metric, key, shown.get(key)]).toEqual([metric, key, close(value)])
          expect([metric, totals[metric]]).toEqual([metric, close(expected.total)])
        }
      }),
      { numRuns: 20 },
    )
  })

  it('for the funnel, events of the same moment included', async () => {
    await fc.assert(
      fc.asyncProperty(anyEvents, async (events) => {
        const parsed = parseQuery({ metrics: ['visits'], dimensions: ['funnel_step'], period })
        if (!parsed.ok) throw new Error(parsed.error.message)
        const store = await eventStoreOf(events)
        const { rows } = await runReport({ store, brand, query: parsed.query, now, asOf: now })
        await store.close()
        expect(rows.map((row) => row.visits)).toEqual(recountFunnel(events))
      }),
      { numRuns: 20 },
    )
  })
})

/** A mean is added up in another order by the engine: the last bits may differ. */
function close(value: number | null) {
  return value === null || Number.isInteger(value) ? value : expect.closeTo(value, 9)
}
