import { describe, expect, it } from 'vitest'
import type { Query } from '../../../../collector/reports/query.ts'
import { compareRows } from '../../../../collector/reports/row-order.ts'

const query: Query = {
  metrics: ['visits', 'conversion'],
  dimensions: ['device'],
  period: { from: '2026-11-01', to: '2026-11-30' },
  filters: [],
  limit: 100,
}
const rows = [
  { date: '2026-11-02', device: 'phone', visits: 5, conversion: null },
  { date: '2026-11-01', device: 'tablet', visits: 5, conversion: 0.5 },
  { date: '2026-11-02', device: null, visits: 5, conversion: 0.1 },
  { date: '2026-11-01', device: 'desktop', visits: 9, conversion: 0.2 },
]
const devices = (more: Partial<Query>) =>
  [...rows].sort(compareRows({ ...query, ...more })).map((row) => row.device)

describe('compareRows', () => {
  it('puts the most of the first metric first, ties by the dimension, a missing value last', () => {
    expect(devices({})).toEqual(['desktop', 'phone', 'tablet', null])
  })

  it('puts what cannot be said last in either direction', () => {
    const by = 'conversion'
    expect(devices({ order: { by, direction: 'descending' } })).toEqual(['tablet', 'desktop', null, 'phone'])
    expect(devices({ order: { by, direction: 'ascending' } })).toEqual([null, 'desktop', 'tablet', 'phone'])
  })

  it('puts days in their order by default', () => {
    expect(devices({ dimensions: ['device', 'date'] })).toEqual(['desktop', 'tablet', 'phone', null])
  })

  it('turns the days around when asked', () => {
    const order = { by: 'date', direction: 'descending' } as const
    expect(devices({ dimensions: ['date', 'device'], order })).toEqual(['phone', null, 'desktop', 'tablet'])
  })
})
