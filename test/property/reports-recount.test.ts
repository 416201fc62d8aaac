import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { capabilities } from '../../collector/reports/capabilities.ts'
import { parseQuery } from '../../collector/reports/parse-query.ts'
import { runReport } from '../../collector/reports/run.ts'
import type { StoredEvent } from '../../collector/stores/events.ts'
import { eventStoreOf } from '../support/event-store-of.ts'
import { recount, recountFunnel } from '../support/recount.ts'
import { storedEvent, storedItem, uuid } from '../support/stored-event.ts'

// Around the night in which Paris puts its clocks back, with few IDs, so that they repeat and cross days.
const start = Date.parse('2026-10-24T20:00:00Z')
const brand = { brand: 'shop', timeZone: 'Europe/Paris', currency: 'EUR' }
const period = { from: '2026-10-24', to: '2026-10-27' }
const now = Date.parse('2026-10-28T12:00:00Z')
const few = (most: number) => fc.integer({ min: 0, max: most })
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })

const item = fc
  .record({ item_id: fc.constantFrom('A', 'B', 'C'), price_minor: maybe(few(5000)), quantity: maybe(few(4)) })
  .map((fields) => storedItem({ ...fields, item_name: `Item ${fields.item_id}` }))

const names = [
  'page_view',
  'search',
  'view_item_list',
  'select_item',
  'view_item',
  'add_to_cart',
  'purchase',
  'gift',
]

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
    device: fc.constantFrom('phone', 'desktop'),
    search_term: fc.constantFrom(' Boots', 'boots', 'BOOTS ', 'écharpe', 'ÉCHARPE', ''),
    currency: fc.constantFrom('EUR', 'JPY', 'TND'),
    value_minor: maybe(few(100_000)),
    items: fc.array(item, { maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 60 },
)

const anyEvents = drafts.map((all) => all.map((draft, at) => eventOf(draft, at)))

function eventOf(draft: Partial<StoredEvent>, at: number): StoredEvent {
  const search_term = draft.name === 'search' ? (draft.search_term ?? '') : null
  const transaction_id = draft.name === 'purchase' ? `T${at}` : null
  return storedEvent({ ...draft, search_term, transaction_id, id: uuid(1000 + at) })
}

describe('a report equals the recount by plain loops, whatever the events', () => {
  const pairs = capabilities.flatMap(({ metric, dimensions }) => [
    ...dimensions.filter((name) => name !== 'funnel_step').map((name) => ({ metric, dimensions: [name] })),
  ])

  it('for each metric by each dimension', async () => {
    await fc.assert(
      fc.asyncProperty(anyEvents, fc.constantFrom(...pairs), async (events, { metric, dimensions }) => {
        const parsed = parseQuery({ metrics: [metric], dimensions, period })
        if (!parsed.ok) throw new Error(parsed.error.message)
        const store = await eventStoreOf(events)
        const { rows, totals } = await runReport({ store, brand, query: parsed.query, now, asOf: now })
        await store.close()
        const expected = recount(events, { ...brand, metric, dimensions, period })
        const shown = new Map(
          rows.map((row) => [JSON.stringify(dimensions.map((name) => row[name])), row[metric]]),
        )
        for (const [key, value] of expected.groups) expect([key, shown.get(key)]).toEqual([key, value])
        expect(totals[metric]).toBe(expected.total)
      }),
      { numRuns: 150 },
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
      { numRuns: 60 },
    )
  })
})
