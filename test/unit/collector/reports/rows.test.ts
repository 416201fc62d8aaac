import { describe, expect, it } from 'vitest'
import { figuresAlone, order, reportOf } from '../../../support/report-of.ts'
import { storedItem } from '../../../support/stored-event.ts'

describe('null and zero', () => {
  it('shows 0 for a day without an event, null for its rates', async () => {
    const metrics = ['visits', 'revenue', 'average_order', 'conversion']
    const { rows } = await reportOf([order(500)], { metrics, dimensions: ['date'] })
    expect(rows.map(figuresAlone)).toEqual([
      { date: '2026-11-09', visits: 0, revenue: 0, average_order: null, conversion: null },
      { date: '2026-11-10', visits: 1, revenue: 500, average_order: 500, conversion: 1 },
      { date: '2026-11-11', visits: 0, revenue: 0, average_order: null, conversion: null },
    ])
  })

  it('shows null for days that have not begun', async () => {
    const period = { from: '2026-11-19', to: '2026-11-21' }
    const { rows } = await reportOf([], { metrics: ['visits', 'revenue'], dimensions: ['date'], period })
    expect(rows.map((row) => [row.visits, row.revenue])).toEqual([
      [0, 0],
      [0, 0],
      [null, null],
    ])
  })

  it('has null totals for a period that has not begun', async () => {
    const period = { from: '2026-11-21', to: '2026-11-22' }
    expect((await reportOf([], { metrics: ['visits'], period })).totals).toEqual({ visits: null })
  })

  it('shows null revenue where no order line said a price, 0 where there was no order', async () => {
    const unpriced = storedItem({ item_id: 'A', price_minor: null })
    const drafts = [
      order(500, { items: [unpriced] }),
      { name: 'view_item', items: [storedItem({ item_id: 'B' })] },
    ]
    const { rows } = await reportOf(drafts, {
      metrics: ['item_views', 'orders', 'revenue'],
      dimensions: ['product'],
    })
    expect(rows.map((row) => [row.product, row.orders, row.revenue])).toEqual([
      ['B', 0, 0],
      ['A', 1, null],
    ])
  })

  it('answers a brand without any event with zeros', async () => {
    const metrics = ['visitors', 'visits', 'orders', 'revenue', 'quantity', 'conversion']
    const totals = { visitors: 0, visits: 0, orders: 0, revenue: 0, quantity: 0, conversion: null }
    expect(await reportOf([], { metrics })).toMatchObject({ rows: [totals], totals })
  })
})

describe('comparison', () => {
  it('sets each day beside the one a period before, and the totals', async () => {
    const drafts = [order(100, { on: '2026-11-07T12:00:00Z' }), order(250, { on: '2026-11-10T12:00:00Z' })]
    const query = { metrics: ['revenue'], dimensions: ['date'], compare: 'previous' }
    const { rows, totals, meta } = await reportOf(drafts, query)
    expect(rows).toEqual([
      { date: '2026-11-09', revenue: 0, previous: { revenue: 0 } },
      { date: '2026-11-10', revenue: 250, previous: { revenue: 100 } },
      { date: '2026-11-11', revenue: 0, previous: { revenue: 0 } },
    ])
    expect(totals).toEqual({ revenue: 250, previous: { revenue: 100 } })
    expect(meta.previous_period).toEqual({ from: '2026-11-06', to: '2026-11-08' })
  })

  it('compares the rows that are shown, those without a value too', async () => {
    const drafts = [
      { publication: 'P101', on: '2026-11-07T12:00:00Z' },
      { publication: 'P102', on: '2026-11-07T12:00:00Z' },
      { publication: null, on: '2026-11-08T12:00:00Z' },
      { publication: 'P101' },
      { publication: null },
    ]
    const query = { metrics: ['page_views'], dimensions: ['publication'], compare: 'previous' }
    const { rows, totals } = await reportOf(drafts, query)
    expect(rows).toEqual([
      { publication: 'P101', page_views: 1, previous: { page_views: 1 } },
      { publication: null, page_views: 1, previous: { page_views: 1 } },
    ])
    expect(totals).toEqual({ page_views: 2, previous: { page_views: 3 } })
  })

  it('sets a day beside the same date a year before', async () => {
    const drafts = [order(100, { on: '2025-11-10T12:00:00Z' }), order(250)]
    const query = { metrics: ['revenue'], dimensions: ['date'], compare: 'year_before' }
    const { rows, meta } = await reportOf(drafts, query)
    expect(rows.map((row) => [row.revenue, row.previous?.revenue])).toEqual([
      [0, 0],
      [250, 100],
      [0, 0],
    ])
    expect(meta.previous_period).toEqual({ from: '2025-11-09', to: '2025-11-11' })
  })

  it('shows null beside days for which the compared period is too short, or that have not begun', async () => {
    const metrics = ['page_views']
    const short = { metrics, dimensions: ['date'], compare: { from: '2026-11-01', to: '2026-11-01' } }
    const beside = async (query: object) =>
      (await reportOf([{ on: '2026-11-01T12:00:00Z' }], query)).rows.map((row) => row.previous?.page_views)
    expect(await beside(short)).toEqual([1, null, null])
    const ahead = { from: '2026-12-01', to: '2026-12-03' }
    expect(await beside({ ...short, compare: ahead })).toEqual([null, null, null])
    const { totals } = await reportOf([], { metrics, compare: ahead })
    expect(totals).toEqual({ page_views: 0, previous: { page_views: null } })
  })

  it('compares the funnel step by step', async () => {
    const drafts = [
      { name: 'search', search_term: 'a' },
      { name: 'search', search_term: 'b', on: '2026-11-07T12:00:00Z' },
    ]
    const query = { metrics: ['visits', 'share'], dimensions: ['funnel_step'], compare: 'previous' }
    const { rows } = await reportOf(drafts, query)
    expect(rows.map(figuresAlone)[0]).toEqual({
      funnel_step: 'search',
      visits: 1,
      share: 1,
      previous: { visits: 1, share: 1 },
    })
    expect(rows.map(figuresAlone)[3]).toEqual({
      funnel_step: 'purchase',
      visits: 0,
      share: 0,
      previous: { visits: 0, share: 0 },
    })
  })
})
