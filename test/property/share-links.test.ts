// Whatever is asked through a link that was shared, the answer is the one that the shared events alone would give.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Brand } from '../../collector/brands/brand.ts'
import { type AnswerQuery, createAnswerQuery } from '../../collector/reports/answer-query.ts'
import type { Filter, FilterValue } from '../../collector/reports/query.ts'
import type { EventStore, StoredEvent } from '../../collector/stores/events.ts'
import { eventStoreOf } from '../support/event-store-of.ts'
import { type Draft, eventsOf, now } from '../support/report-of.ts'
import { uuid } from '../support/stored-event.ts'
import { testBrand } from '../support/test-brand.ts'

const publications: FilterValue[] = ['P1', 'P2', null]
const devices = ['phone', 'desktop', 'tablet']
const browsers = ['Firefox', 'Safari']

/** Each publication with each device and browser, so often that every count tells which of them are in it. */
const drafts: Draft[] = publications.flatMap((publication, p) =>
  devices.flatMap((device, d) =>
    browsers.flatMap((browser, b) =>
      Array.from({ length: 1 + p + 3 * d + 9 * b }, (_, at): Draft => {
        const visitor = uuid(10_000 + 1000 * p + 100 * d + 10 * b + (at % 3))
        return { publication, device, browser, visitor, session: visitor }
      }),
    ),
  ),
)
const events = eventsOf(drafts)

const scopes = publications.map((publication) => ({
  filters: [['publication', 'is', publication]] as Filter[],
  isShared: (event: StoredEvent) => event.publication === publication,
}))
const brand: Brand = testBrand({ reports: { smallestGroup: 1 } }, 'shop')
const period = { from: '2026-11-09', to: '2026-11-11' }

const opened: EventStore[] = []
async function answerOver(some: readonly StoredEvent[]): Promise<AnswerQuery> {
  const store = await eventStoreOf(some)
  opened.push(store)
  return createAnswerQuery({ store, now: () => now, asOf: () => now })
}

let answerAll: AnswerQuery
let answerShared: AnswerQuery[]
beforeAll(async () => {
  answerAll = await answerOver(events)
  answerShared = []
  for (const { isShared } of scopes) answerShared.push(await answerOver(events.filter(isShared)))
})
afterAll(async () => {
  for (const store of opened) await store.close()
})

const among = (dimension: 'publication' | 'device' | 'browser', values: readonly FilterValue[]) =>
  fc.tuple(
    fc.constant(dimension),
    fc.constantFrom('is', 'is_not', 'contains', 'not_contains', 'matches', 'not_matches'),
    fc.oneof(
      fc.constantFrom(...values.filter((value) => value !== null), '.*', 'P', 'e'),
      fc.uniqueArray(fc.constantFrom(...values.filter((value) => value !== null)), { minLength: 1 }),
    ),
  )
const { tree } = fc.letrec((tie) => ({
  leaf: fc.oneof(
    among('publication', publications),
    among('device', devices),
    among('browser', browsers),
    fc.constantFrom(['publication', 'is', null], ['publication', 'is_not', [null, 'P1']]),
  ),
  tree: fc.oneof(
    { depthSize: 'small', maxDepth: 4 },
    tie('leaf'),
    fc.record({ not: tie('tree') }),
    fc.record({ and: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ or: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
  ),
}))
const anyQuery = fc.record({
  metrics: fc.constant(['page_views', 'visitors', 'visits']),
  dimensions: fc.constantFrom([], ['publication'], ['device'], ['date'], ['date', 'publication']),
  compare: fc.constantFrom('previous', 'year_before', 'matching_weekdays', period),
  filters: fc.array(tree, { maxLength: 3 }),
})

describe('what is asked through a shared link', () => {
  it('A2: is answered as by the shared events alone, whatever tree of filters it brings', async () => {
    await fc.assert(
      fc.asyncProperty(anyQuery, fc.nat({ max: scopes.length - 1 }), async (asked, at) => {
        const filters = scopes[at]?.filters ?? []
        const query = { ...asked, period }
        const seen = await answerAll(brand, query, { filters })
        const alone = await answerShared[at]?.(brand, query, {})
        if (!seen.ok || !alone?.ok) return expect(seen.ok).toBe(alone?.ok)
        const { rows, totals } = seen.answer
        expect({ rows, totals }).toEqual({ rows: alone.answer.rows, totals: alone.answer.totals })
      }),
      { numRuns: 60 },
    )
  }, 60_000)

  it('A2: through one that shows a group of filters, never counts more than the group does', async () => {
    await fc.assert(
      fc.asyncProperty(anyQuery, tree, async (asked, shared) => {
        const query = { ...asked, dimensions: [], compare: 'previous', period }
        const [seen, most] = await Promise.all([
          answerAll(brand, query, { filters: [shared as Filter] }),
          answerAll(brand, { ...query, filters: [shared] }, {}),
        ])
        if (!seen.ok || !most.ok) return
        expect(seen.answer.totals.page_views ?? 0).toBeLessThanOrEqual(Number(most.answer.totals.page_views))
      }),
      { numRuns: 40 },
    )
  }, 60_000)
})
