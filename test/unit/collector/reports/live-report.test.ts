import { expect, it, onTestFinished } from 'vitest'
import { createAskLiveReport } from '../../../../collector/reports/live-report.ts'
import { eventStoreOf } from '../../../support/event-store-of.ts'
import { storedEvent, uuid } from '../../../support/stored-event.ts'
import { noon } from '../../../support/wire-batch.ts'

const minutesAgo = (minutes: number) => noon - minutes * 60_000
const acts = [
  { name: 'page_view', minutes: 0.5, visitor: 1 },
  { name: 'page_view', minutes: 2, visitor: 2 },
  { name: 'add_to_cart', minutes: 2, visitor: 2 },
  { name: 'page_view', minutes: 12.5, visitor: 2 },
  { name: 'purchase', minutes: 29.5, visitor: 3 },
  { name: 'page_view', minutes: 31, visitor: 4 },
]

async function live(smallestGroup: number) {
  const events = acts.map(({ name, minutes, visitor }, at) =>
    storedEvent({ id: uuid(100 + at), name, time: minutesAgo(minutes), visitor: uuid(visitor) }),
  )
  const store = await eventStoreOf(events)
  onTestFinished(() => store.close())
  return createAskLiveReport(store, () => noon)('shop', smallestGroup)
}

it('counts the last 5 and 30 minutes, and each of them', async () => {
  const report = await live(1)
  expect(report).toMatchObject({
    last_5_minutes: { visitors: 2, page_views: 2, add_to_carts: 1, orders: 0 },
    last_30_minutes: { visitors: 3, page_views: 3, add_to_carts: 1, orders: 1 },
    as_of: '2026-11-21T12:00:00.000Z',
  })
  const byMinute = Array.from({ length: 30 }, (_, at) => ({ 29: 1, 27: 1, 17: 1 })[at] ?? 0)
  expect(report.page_views_by_minute).toEqual(byMinute)
})

it('shows nothing of fewer visitors than the smallest group; of nobody it shows 0', async () => {
  const report = await live(3)
  expect(report.last_5_minutes).toEqual({
    visitors: null,
    page_views: null,
    add_to_carts: null,
    orders: null,
  })
  expect(report.last_30_minutes).toMatchObject({ visitors: 3, page_views: 3 })
  expect([report.page_views_by_minute[29], report.page_views_by_minute[0]]).toEqual([null, null])
  expect(report.page_views_by_minute[5]).toBe(0)
})
