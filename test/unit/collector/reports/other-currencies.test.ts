import { describe, expect, it } from 'vitest'
import { order, reportOf, shop } from '../../../support/report-of.ts'

describe('currencies', () => {
  const drafts = [order(1000), order(700, { currency: 'CHF' }), order(90, { currency: 'JPY' }), order(300)]

  it('never adds another currency to revenue, and names it beside', async () => {
    const { totals, meta } = await reportOf(drafts, { metrics: ['orders', 'revenue', 'average_order'] })
    expect(totals).toEqual({ orders: 4, revenue: 1300, average_order: 650 })
    expect(meta.other_currencies).toEqual([
      { currency: 'CHF', digits: 2, orders: 1, revenue: 700 },
      { currency: 'JPY', digits: 0, orders: 1, revenue: 90 },
    ])
  })

  it('shows each currency in its own minor units by currency, and the total in the brand’s', async () => {
    const { rows, totals } = await reportOf(drafts, {
      metrics: ['revenue', 'average_order'],
      dimensions: ['currency'],
    })
    expect(rows).toEqual([
      { currency: 'EUR', revenue: 1300, average_order: 650 },
      { currency: 'CHF', revenue: 700, average_order: 700 },
      { currency: 'JPY', revenue: 90, average_order: 90 },
    ])
    expect(totals).toEqual({ revenue: 1300, average_order: 650 })
  })

  it('are said under a filter by visits, and not where the filter is of what has no currency', async () => {
    const campaign = { utm_campaign: 'spring' }
    const some = [order(500, campaign), order(700, { ...campaign, currency: 'CHF' })]
    const under = (filter: unknown[]) => reportOf(some, { metrics: ['revenue'], filters: [filter] })
    const byVisits = await under(['utm_campaign', 'is', 'spring'])
    expect(byVisits.totals.revenue).toBe(500)
    expect(byVisits.meta.other_currencies).toMatchObject([{ currency: 'CHF', revenue: 700 }])
    const byKind = await under(['visitor_kind', 'is', 'new'])
    expect(byKind.totals.revenue).toBe(500)
    expect(byKind.meta).not.toHaveProperty('other_currencies')
  })

  it('says nothing of other currencies where no money is asked for', async () => {
    expect((await reportOf(drafts, { metrics: ['orders'] })).meta).not.toHaveProperty('other_currencies')
  })

  it.each([
    ['JPY', 0],
    ['TND', 3],
    ['HUF', 2],
  ])('says that %s has %i digits', async (currency, digits) => {
    const { meta } = await reportOf([order(1, { currency })], { metrics: ['revenue'] }, { ...shop, currency })
    expect(meta).toMatchObject({ currency, currency_digits: digits })
  })
})
