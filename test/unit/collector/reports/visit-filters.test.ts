import { describe, expect, it } from 'vitest'
import { parseQuery } from '../../../../collector/reports/parse-query.ts'
import { type Draft, order, reportOf, shop } from '../../../support/report-of.ts'
import { storedItem, uuid } from '../../../support/stored-event.ts'
import { refusal } from './refusal.ts'

const by = (session: number, minute: number, fields: Draft): Draft => ({
  visitor: uuid(session),
  session: uuid(100 + session),
  on: `2026-11-10T12:${String(minute).padStart(2, '0')}:00Z`,
  ...fields,
})
const items = [storedItem({ item_id: 'A', quantity: 2 })]
/** The first visit came by a mail to the landing page, the second from nowhere to the cart. */
const drafts = [
  by(1, 0, { path: '/landing', utm_source: 'news', utm_medium: 'email', utm_campaign: 'spring' }),
  by(1, 1, { path: '/boots' }),
  by(1, 2, { name: 'search', search_term: 'boots', results: 3 }),
  by(1, 3, { name: 'add_to_cart', items }),
  by(1, 4, { ...order(1000, { items, currency: 'EUR' }) }),
  by(1, 5, { ...order(700, { currency: 'CHF' }) }),
  by(2, 0, { path: '/cart' }),
  by(2, 1, { path: '/boots' }),
  by(2, 2, { name: 'add_to_cart', items }),
  by(2, 3, { ...order(300, { items }) }),
  {
    name: 'order_confirmed',
    visitor: uuid(0),
    session: uuid(0),
    transaction_id: 'T9',
    currency: 'EUR',
    value_minor: 900,
  },
]
const ofMail = [['source', 'is', 'mail']]
const total = async (metric: string, filters: unknown[], more = {}) =>
  (await reportOf(drafts, { metrics: [metric], filters, ...more })).totals[metric]

describe('filters by visits', () => {
  it.each([
    ['quantity', ofMail, 2],
    ['quantity', [['utm_source', 'is_not', 'news']], 2],
    ['quantity', [['searched', 'is', 'yes']], 2],
    ['checkouts', ofMail, 0],
    ['item_views', ofMail, 0],
    ['net_revenue', ofMail, 1000],
    ['net_revenue', [['entry_page', 'is', '/cart']], 300],
    ['unverified_orders', ofMail, 2],
    ['unseen_orders', [['source', 'is_not', 'mail']], 0],
    ['carts_abandoned', ofMail, 0],
    ['carts', [['exit_page', 'is', '/boots']], 2],
    ['search_tries', [['utm_campaign', 'contains', 'spr']], 1],
    ['search_tries', [['utm_campaign', 'is', null]], 0],
    [
      'quantity',
      [
        {
          or: [
            ['source', 'is', 'mail'],
            ['device', 'is', 'phone'],
          ],
        },
      ],
      4,
    ],
    ['quantity', [{ not: ['source', 'is', 'mail'] }], 2],
  ])('leave of %s with %j what belongs to such visits: %i', async (metric, filters, expected) => {
    expect(await total(metric, filters)).toBe(expected)
  })

  it('go with a break-down by what only events or order lines have', async () => {
    const pages = await reportOf(drafts, { metrics: ['page_views'], dimensions: ['page'], filters: ofMail })
    expect(pages.rows).toEqual([
      { page: '/boots', page_views: 1 },
      { page: '/landing', page_views: 1 },
    ])
    const asked = { metrics: ['orders', 'revenue'], dimensions: ['product'], filters: ofMail }
    expect((await reportOf(drafts, asked)).rows).toMatchObject([{ product: 'A', orders: 1, revenue: 2000 }])
  })

  it('leave figures of visits as they were, and let other currencies be said', async () => {
    const { totals, meta } = await reportOf(drafts, { metrics: ['visits', 'revenue'], filters: ofMail })
    expect(totals).toMatchObject({ visits: 1, revenue: 1000 })
    expect(meta.other_currencies).toEqual([{ currency: 'CHF', digits: 2, orders: 1, revenue: 700 }])
  })

  it('narrow the funnel to such visits', async () => {
    const query = { metrics: ['visits'], dimensions: ['funnel_step'], filters: ofMail }
    expect((await reportOf(drafts, query)).rows.map((row) => row.visits)).toEqual([1, 0, 0, 0])
  })

  it('are answered where small groups are hidden, and show nothing of too few', async () => {
    const brand = { ...shop, smallestGroup: 2 }
    const asked = { metrics: ['page_views'], dimensions: ['page'], filters: ofMail }
    const { rows, meta } = await reportOf(drafts, asked, brand)
    expect(rows).toEqual([])
    expect(meta.suppressed).toBeGreaterThan(0)
  })

  it('are refused, with their place, for what belongs to no visit, and no figure is broken down by them', () => {
    const period = { from: '2026-11-01', to: '2026-11-30' }
    expect(refusal({ metrics: ['publication_opens'], filters: ofMail, period })).toMatchObject({
      path: 'filters[0]',
    })
    expect(refusal({ metrics: ['quantity'], dimensions: ['source'], period })).toMatchObject({
      path: 'metrics[0]',
    })
    expect(parseQuery({ metrics: ['quantity'], filters: ofMail, period }).ok).toBe(true)
  })
})
