import { describe, expect, it } from 'vitest'
import { parseQuery } from '../../../../collector/reports/parse-query.ts'
import { refuseCrossing } from '../../../../collector/reports/small-groups/refuse-crossing.ts'
import { type Draft, reportOf, shop } from '../../../support/report-of.ts'
import { uuid } from '../../../support/stored-event.ts'

const november = { from: '2026-11-01', to: '2026-11-30' }
const brand = { ...shop, smallestGroup: 3 }

/** One page view each, by so many different visitors from a number on. */
function visitors(from: number, count: number, fields: Draft): Draft[] {
  return Array.from({ length: count }, (_, at) => ({
    visitor: uuid(from + at),
    session: uuid(from + at),
    ...fields,
  }))
}

describe('S23: small groups', () => {
  const drafts = [
    ...visitors(1, 9, { device: 'phone' }),
    ...visitors(20, 5, { device: 'desktop' }),
    ...visitors(30, 2, { device: 'tablet' }),
  ]
  const byDevice = { metrics: ['visitors'], dimensions: ['device'], period: november }

  it('hides a row of too few with the next smallest, and shows both together', async () => {
    const { rows, totals, meta } = await reportOf(drafts, byDevice, brand)
    expect(rows).toEqual([
      { device: 'phone', visitors: 9 },
      { device: null, visitors: 7, other: true },
    ])
    expect(totals).toEqual({ visitors: 16 })
    expect(meta.suppressed).toBe(2)
  })

  it('shows every row where one visitor is enough', async () => {
    const { rows, meta } = await reportOf(drafts, byDevice, { ...brand, smallestGroup: 1 })
    expect([rows.length, meta.suppressed]).toEqual([3, 0])
  })

  it('answers nothing that a filter cuts out of what is hidden', async () => {
    const filters = [['device', 'is', 'tablet']]
    const { totals, rows, meta } = await reportOf(drafts, { ...byDevice, dimensions: [], filters }, brand)
    expect(totals).toEqual({ visitors: null })
    expect(rows).toEqual([{ visitors: null }])
    expect(meta.suppressed).toBe(1)
  })

  it.each([{ dimensions: [] }, { dimensions: ['date'] }, { dimensions: ['device'] }])(
    'answers nothing about a month in which too few came at all, asked by $dimensions',
    async ({ dimensions }) => {
      const few = [
        ...visitors(1, 1, { on: '2026-11-09T12:00:00Z', device: 'phone' }),
        ...visitors(2, 1, { on: '2026-11-10T12:00:00Z', device: 'desktop' }),
      ]
      const { rows, totals, meta } = await reportOf(few, { ...byDevice, dimensions }, brand)
      expect(totals).toEqual({ visitors: null })
      expect(rows.filter(({ visitors }) => visitors !== null)).toEqual([])
      expect(meta.suppressed).toBeGreaterThan(0)
    },
  )

  it('shows no day of a week that has a day of too few, but their sum', async () => {
    const days = [
      ...visitors(1, 5, { on: '2026-11-09T12:00:00Z' }),
      ...visitors(10, 1, { on: '2026-11-10T12:00:00Z' }),
      ...visitors(20, 4, { on: '2026-11-16T12:00:00Z' }),
    ]
    const period = { from: '2026-11-09', to: '2026-11-16' }
    const { rows } = await reportOf(days, { metrics: ['visitors'], dimensions: ['date'], period }, brand)
    expect(rows).toEqual([
      { date: '2026-11-16', visitors: 4 },
      { date: null, visitors: 6, other: true },
    ])
  })

  it('withholds a period that cuts such a week', async () => {
    const days = [
      ...visitors(1, 5, { on: '2026-11-09T12:00:00Z' }),
      ...visitors(10, 1, { on: '2026-11-10T12:00:00Z' }),
    ]
    const period = { from: '2026-11-09', to: '2026-11-09' }
    expect((await reportOf(days, { metrics: ['visitors'], period }, brand)).totals).toEqual({
      visitors: null,
    })
  })

  it('refuses a third dimension, but not where nothing is hidden', () => {
    const filters = [
      ['device', 'is', 'phone'],
      ['publication', 'is', 'P1'],
    ]
    const parsed = parseQuery({ metrics: ['page_views'], dimensions: ['page'], period: november, filters })
    const query = parsed.ok ? parsed.query : null
    expect(query && refuseCrossing(query, 1)).toBeNull()
    expect(query && refuseCrossing(query, 2)).toMatchObject({ code: 'unsupported_pair', path: 'filters' })
  })
})
