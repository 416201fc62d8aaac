import { describe, expect, it } from 'vitest'
import { parseQuery } from '../../../../collector/reports/parse-query.ts'
import { refusal } from './refusal.ts'

const period = { from: '2026-11-01', to: '2026-11-30' }

describe('parseQuery', () => {
  it('takes groups four deep and not five', () => {
    const nested = (depth: number): unknown =>
      depth === 0 ? ['device', 'is', 'phone'] : { not: nested(depth - 1) }
    const query = (depth: number) => ({ metrics: ['visits'], period, filters: [nested(depth)] })
    expect(refusal(query(4))).toBeNull()
    expect(refusal(query(5))).toEqual({
      code: 'invalid_query',
      path: 'filters[0].not.not.not.not',
      message: 'Groups are 4 deep at most.',
    })
  })

  it('refuses a day-by-day break-down of more than 100,000 rows', () => {
    const long = { from: '2025-01-01', to: '2026-12-31' }
    expect(
      refusal({ metrics: ['visits'], dimensions: ['date', 'page'], period: long, limit: 1000 })?.path,
    ).toBe('limit')
    expect(
      refusal({ metrics: ['visits'], dimensions: ['date', 'page'], period: long, limit: 100 }),
    ).toBeNull()
  })

  it('refuses dimensions that no event can have together, naming them', () => {
    const query = {
      metrics: ['visits'],
      dimensions: ['page'],
      period,
      filters: [['search_term', 'is', 'boots']],
    }
    expect(refusal(query)?.message).toMatch(/visits .* page and search_term/)
  })

  it.each(['page', 'search_term'])(
    'refuses to filter the funnel by %s: its other steps have none',
    (dimension) => {
      const query = {
        metrics: ['visits'],
        dimensions: ['funnel_step'],
        period,
        filters: [[dimension, 'is', 'x']],
      }
      expect(refusal(query)?.code).toBe('unsupported_pair')
    },
  )
})

it('refuses filters that hold more values than the store has memory for', () => {
  const values = Array.from({ length: 100 }, (_, number) => `/${number}`)
  const filters = [1, 2, 3].map(() => ['page', 'is', values])
  const period = { from: '2026-11-01', to: '2026-11-30' }
  expect(parseQuery({ metrics: ['page_views'], period, filters })).toMatchObject({
    ok: false,
    error: { code: 'invalid_query', path: 'filters' },
  })
})
