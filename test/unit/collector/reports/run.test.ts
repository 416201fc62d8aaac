import { describe, expect, it } from 'vitest'
import { reportOf, shop } from '../../../support/report-of.ts'

describe('what stands beside the figures', () => {
  it('echoes the query, the time zone, the currency, the data’s time and the demonstration days', async () => {
    const seeded = { from: '2026-10-01', to: '2026-10-31' }
    const { query, meta } = await reportOf([], { metrics: ['visits'] }, { ...shop, seeded })
    expect(query.metrics).toEqual(['visits'])
    expect(meta).toEqual({
      time_zone: 'Europe/Paris',
      currency: 'EUR',
      currency_digits: 2,
      as_of: '2026-11-20T11:59:59.000Z',
      suppressed: 0,
      seeded,
    })
  })

  it('defines each metric, as the dimension means it', async () => {
    const { definitions } = await reportOf([], { metrics: ['revenue', 'orders'], dimensions: ['product'] })
    expect(Object.keys(definitions)).toEqual(['revenue', 'orders'])
    expect(definitions.revenue).toEqual({
      definition: expect.stringContaining('Price × quantity'),
      unit: 'minor',
    })
  })

  it('names what a rate is a share of', async () => {
    const { definitions } = await reportOf([], { metrics: ['conversion'] })
    expect(definitions.conversion).toMatchObject({ unit: 'ratio', denominator: 'visits' })
  })

  it('A1: counts nothing of another brand', async () => {
    const drafts = [{ brand: 'shop' }, { brand: 'other' }]
    expect((await reportOf(drafts, { metrics: ['page_views'] })).totals).toEqual({ page_views: 1 })
  })
})
