import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseQuery } from '../../collector/reports/parse-query.ts'
import { runReport } from '../../collector/reports/run.ts'
import type { EventStore, StoredEvent } from '../../collector/stores/events.ts'
import { eventStoreOf } from '../support/event-store-of.ts'
import { recountSteps, recountWalks } from '../support/recount-funnel.ts'
import { storedEvent, uuid } from '../support/stored-event.ts'

const start = Date.parse('2026-11-09T00:00:00Z')
const brand = { brand: 'shop', timeZone: 'UTC', currency: 'EUR' }
const period = { from: '2026-11-09', to: '2026-11-11' }
const now = Date.parse('2026-11-20T12:00:00Z')
const few = (most: number) => fc.integer({ min: 0, max: most })

// Few of each and few moments, so that events of one visit meet, and some happen at the same one.
const anyEvents = fc
  .array(
    fc.record({
      name: fc.constantFrom('page_view', 'search', 'quiz', 'purchase', 'consent'),
      path: fc.constantFrom('/', '/sale'),
      time: few(60).map((quarters) => start + quarters * 900_000),
      visitor: few(3).map((number) => uuid(1 + number)),
      session: few(5).map((number) => uuid(100 + number)),
    }),
    { maxLength: 50 },
  )
  .map((all) => all.map((draft, at) => storedEvent({ ...draft, id: uuid(1000 + at) })))

const steps = [
  { asked: 'search', counted: { event: 'search' } },
  { asked: 'quiz', counted: { event: 'quiz' } },
  { asked: 'purchase', counted: { event: 'purchase' } },
  { asked: 'page_view', counted: { event: 'page_view' } },
  {
    asked: { event: 'page_view', filters: [['page', 'is', '/sale']] },
    counted: { event: 'page_view', fits: ({ path }: StoredEvent) => path === '/sale' },
  },
]
const windows = [
  { window: 'visit', windowMs: null },
  { window: '30m', windowMs: 1_800_000 },
  { window: '5h', windowMs: 18_000_000 },
  { window: '2d', windowMs: 172_800_000 },
]
const anyFunnel = fc.record({
  steps: fc.array(fc.constantFrom(...steps), { minLength: 2, maxLength: 4 }),
  window: fc.constantFrom(...windows),
})

async function ask(store: EventStore, funnel: object) {
  const parsed = parseQuery({
    metrics: ['reached', 'step_time'],
    dimensions: ['funnel_step'],
    period,
    funnel,
  })
  if (!parsed.ok) throw new Error(parsed.error.message)
  const { rows } = await runReport({ store, brand, query: parsed.query, now, asOf: now })
  return rows.map(({ reached, step_time }) => ({ reached: Number(reached), seconds: step_time }))
}

it('whatever the events, a funnel is what plain loops count; no step has more than the one before, strictly no more than in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyEvents,
      fc.array(anyFunnel, { minLength: 3, maxLength: 3 }),
      async (events, funnels) => {
        const store = await eventStoreOf(events)
        for (const { steps: chosen, window } of funnels) {
          const counted = chosen.map((step) => step.counted)
          const asked = { steps: chosen.map((step) => step.asked), window: window.window }
          const shown = {
            ordered: await ask(store, asked),
            strict: await ask(store, { ...asked, mode: 'strict' }),
          }
          for (const mode of ['ordered', 'strict'] as const) {
            const isStrict = mode === 'strict'
            const walks = recountWalks(events, { steps: counted, isStrict, windowMs: window.windowMs })
            expect([mode, shown[mode]]).toEqual([mode, recountSteps(walks, counted.length)])
          }
          for (const [at, { reached }] of shown.ordered.entries()) {
            expect(reached).toBeLessThanOrEqual(shown.ordered[at - 1]?.reached ?? events.length)
            expect(shown.strict[at]?.reached).toBeLessThanOrEqual(reached)
          }
        }
        await store.close()
      },
    ),
    { numRuns: 15 },
  )
})
