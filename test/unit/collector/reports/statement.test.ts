import { describe, expect, it } from 'vitest'
import { order, reportOf } from '../../../support/report-of.ts'
import { storedItem, uuid } from '../../../support/stored-event.ts'

describe('products', () => {
  it('counts an order once for a product on two of its lines, and shows the most recent name', async () => {
    const line = (name: string, quantity: number) => storedItem({ item_id: 'A', item_name: name, quantity })
    const drafts = [
      order(3000, { items: [line('Boots', 1), line('Boots', 2)], on: '2026-11-09T12:00:00Z' }),
      { name: 'view_item', items: [line('Winter boots', 1)], on: '2026-11-11T12:00:00Z' },
      { name: 'view_item', items: [storedItem({ item_id: 'A' })], on: '2026-11-11T13:00:00Z' },
    ]
    const metrics = ['orders', 'quantity', 'revenue', 'item_views']
    const { rows } = await reportOf(drafts, { metrics, dimensions: ['product'] })
    expect(rows).toEqual([
      { product: 'A', product_name: 'Winter boots', orders: 1, quantity: 3, revenue: 3000, item_views: 2 },
    ])
  })

  it('counts an order of two products once in the total', async () => {
    const items = [storedItem({ item_id: 'A' }), storedItem({ item_id: 'B' })]
    const { rows, totals } = await reportOf([order(2000, { items })], {
      metrics: ['orders'],
      dimensions: ['product'],
    })
    expect(rows.map((row) => row.orders)).toEqual([1, 1])
    expect(totals).toEqual({ orders: 1 })
  })

  it('filters by product on order lines, other currencies too', async () => {
    const items = [
      storedItem({ item_id: 'A', price_minor: 300 }),
      storedItem({ item_id: 'B', price_minor: 700 }),
    ]
    const drafts = [order(1000, { items }), order(999, { items, currency: 'CHF' })]
    const query = { metrics: ['orders', 'revenue'], filters: [['product', 'is', 'B']] }
    const { totals, meta } = await reportOf(drafts, query)
    expect(totals).toEqual({ orders: 2, revenue: 700 })
    expect(meta.other_currencies).toEqual([{ currency: 'CHF', digits: 2, orders: 1, revenue: 700 }])
  })
})

describe('filters', () => {
  const drafts = [
    { path: '/Boots', device: 'phone', publication: 'P101' },
    { path: '/boots/trail', device: 'desktop', publication: null },
    { path: '/cart', device: 'tablet', publication: 'P102' },
    { path: null, device: 'phone', publication: null },
  ]

  it.each([
    [[['device', 'is', 'phone']], 2],
    [[['device', 'is', ['phone', 'tablet']]], 3],
    [[['device', 'is_not', 'phone']], 2],
    [[['publication', 'is_not', 'P101']], 3],
    [[['publication', 'is', null]], 2],
    [[['publication', 'is not', [null, 'P102']]], 1],
    [[['page', 'contains', 'BOOTS']], 2],
    [[['page', 'contains', ['cart', 'trail']]], 2],
    [[['page', 'contains', '%']], 0],
    [[['page', 'is_not', '/cart']], 3],
    [[['device', 'is', "phone' OR TRUE --"]], 0],
    [
      [
        ['device', 'is', 'phone'],
        ['publication', 'is', 'P101'],
      ],
      1,
    ],
  ])('keep with %j the %i page views that match', async (filters, page_views) => {
    expect((await reportOf(drafts, { metrics: ['page_views'], filters })).totals).toEqual({ page_views })
  })

  it('reach the funnel', async () => {
    const acts = [
      { name: 'search', search_term: 'a', device: 'phone', session: uuid(1) },
      { name: 'search', search_term: 'a', device: 'desktop', session: uuid(2) },
    ]
    const query = { metrics: ['visits'], dimensions: ['funnel_step'], filters: [['device', 'is', 'phone']] }
    const { rows, totals } = await reportOf(acts, query)
    expect([rows[0]?.visits, totals.visits]).toEqual([1, 1])
  })
})

describe('order and limit', () => {
  const drafts = ['/a', '/b', '/b', '/c', '/c', '/c', '/d', '/d'].map((path, at) => ({
    path,
    visitor: uuid(at),
  }))
  const pages = async (query: object) => {
    const { rows } = await reportOf(drafts, { metrics: ['page_views'], dimensions: ['page'], ...query })
    return rows.map((row) => row.page)
  }

  it('shows the most first, ties by name', async () => {
    expect(await pages({})).toEqual(['/c', '/b', '/d', '/a'])
  })

  it('cuts where the order says', async () => {
    expect(await pages({ limit: 2 })).toEqual(['/c', '/b'])
    expect(await pages({ limit: 2, order: { by: 'page_views', direction: 'ascending' } })).toEqual([
      '/a',
      '/b',
    ])
    expect(await pages({ limit: 2, order: { by: 'page', direction: 'descending' } })).toEqual(['/d', '/c'])
  })

  it('still totals over everything', async () => {
    const { totals } = await reportOf(drafts, { metrics: ['page_views'], dimensions: ['page'], limit: 1 })
    expect(totals).toEqual({ page_views: 8 })
  })

  it('never cuts days, and shows each of the first values on every one', async () => {
    const { rows } = await reportOf(drafts, {
      metrics: ['page_views'],
      dimensions: ['date', 'page'],
      limit: 2,
    })
    expect(rows.map((row) => [row.date, row.page, row.page_views])).toEqual([
      ['2026-11-09', '/b', 0],
      ['2026-11-09', '/c', 0],
      ['2026-11-10', '/b', 2],
      ['2026-11-10', '/c', 3],
      ['2026-11-11', '/b', 0],
      ['2026-11-11', '/c', 0],
    ])
  })

  it('keeps a missing value among the first values of a break-down by day', async () => {
    const query = { metrics: ['page_views'], dimensions: ['date', 'publication'], limit: 1 }
    const { rows } = await reportOf(drafts, query)
    expect(rows[1]).toEqual({ date: '2026-11-10', publication: null, page_views: 8 })
  })
})
