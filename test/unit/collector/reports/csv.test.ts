import { describe, expect, it } from 'vitest'
import { reportCsv } from '../../../../collector/reports/csv.ts'
import { type Draft, order, reportOf, shop } from '../../../support/report-of.ts'
import { storedItem, uuid } from '../../../support/stored-event.ts'

const lines = async (drafts: readonly Draft[], query: object, brand = shop) =>
  reportCsv(await reportOf(drafts, query, brand))
    .split('\r\n')
    .slice(0, -1)

describe('reportCsv', () => {
  it('shows the rows with numbers as numbers, null as nothing and money in decimal with its currency', async () => {
    const query = { metrics: ['visits', 'revenue', 'average_order'], dimensions: ['date'] }
    expect(await lines([order(5990)], query)).toEqual([
      'date,visits,revenue,average_order,currency,other',
      '2026-11-09,0,0,,EUR,',
      '2026-11-10,1,59.9,59.9,EUR,',
      '2026-11-11,0,0,,EUR,',
    ])
  })

  it('writes amounts by the digits of their own currency', async () => {
    const drafts = [order(1500, { currency: 'JPY' }), order(1501, { currency: 'TND' })]
    const query = { metrics: ['revenue'], dimensions: ['currency'], order: { by: 'currency' } }
    expect(await lines(drafts, query)).toEqual(['currency,revenue,other', 'TND,1.501,', 'JPY,1500,'])
  })

  it('says what is compared and how sure shares are', async () => {
    const drafts = [order(100), { on: '2026-11-07T12:00:00Z', session: uuid(9) }]
    const [header, row] = await lines(drafts, { metrics: ['conversion'], compare: 'previous' })
    expect(header).toBe('conversion,conversion_low,conversion_high,previous_conversion,low_volume')
    expect(row).toMatch(/^1,0\.2\d+,1,0,conversion$/)
  })

  it('S5: escapes what a spreadsheet would run, and leaves negative numbers alone', async () => {
    const hostile = ['=1+1', '+1', '-1', '@x', '\t=1', 'a,"b"', 'a\r\nb']
    const drafts = hostile.map((item_id) => ({ name: 'view_item', items: [storedItem({ item_id })] }))
    const csv = reportCsv(await reportOf(drafts, { metrics: ['item_views'], dimensions: ['product'] }))
    for (const written of ["\n'=1+1,", "\n'+1,", "\n'-1,", "\n'@x,", '"a,""b""",', '"a\r\nb",'])
      expect(csv).toContain(written)
    expect(csv).not.toMatch(/(^|[\n,])[=+@-]/)
  })

  it('S23: shows what is left beside the rows as the JSON does', async () => {
    const visitor = (number: number) => ({ visitor: uuid(number), session: uuid(number) })
    const drafts = [
      ...[1, 2, 3].map((at) => ({ device: 'phone', ...visitor(at) })),
      ...[4, 5].map((at) => ({ device: 'desktop', ...visitor(at) })),
      { device: 'tablet', ...visitor(6) },
    ]
    const period = { from: '2026-11-01', to: '2026-11-30' }
    const query = { metrics: ['page_views'], dimensions: ['device'], period }
    expect(await lines(drafts, query, { ...shop, smallestGroup: 2 })).toEqual([
      'device,page_views,other',
      'phone,3,',
      ',3,true',
    ])
  })
})
