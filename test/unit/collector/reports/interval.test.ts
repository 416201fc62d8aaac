import { describe, expect, it } from 'vitest'
import { certaintyOf, wilsonInterval } from '../../../../collector/reports/interval.ts'
import { order, reportOf } from '../../../support/report-of.ts'
import { uuid } from '../../../support/stored-event.ts'

describe('wilsonInterval', () => {
  // Worked out by hand from the formula with z² = 3.8414588.
  it.each([
    [0, 10, 0, 0.2775],
    [1, 10, 0.0179, 0.4042],
    [50, 100, 0.4038, 0.5962],
    [10, 10, 0.7225, 1],
    [263, 10_000, 0.0233, 0.0296],
  ])('of %d in %d is %d to %d', (numerator, denominator, low, high) => {
    const interval = wilsonInterval({ numerator, denominator })
    expect(interval?.[0]).toBeCloseTo(low, 4)
    expect(interval?.[1]).toBeCloseTo(high, 4)
  })

  it.each([
    [0, 0],
    [2, 1],
    [-1, 5],
  ])('is none of %d in %d', (numerator, denominator) =>
    expect(wilsonInterval({ numerator, denominator })).toBeNull(),
  )
})

describe('certaintyOf', () => {
  it('marks a share of fewer than 100', () => {
    const shares = { a: { numerator: 1, denominator: 99 }, b: { numerator: 1, denominator: 100 } }
    expect(certaintyOf(shares)).toMatchObject({
      low_volume: ['a'],
      intervals: { a: [expect.any(Number), expect.any(Number)] },
    })
  })

  it('says nothing of nothing', () =>
    expect(certaintyOf({ a: { numerator: 0, denominator: 0 } })).toEqual({}))
})

describe('a report', () => {
  const visit = (number: number) => ({ session: uuid(number) })

  it('says how sure its shares are, of each row and of the totals', async () => {
    const drafts = [order(500, visit(1)), visit(2), visit(3), visit(4)]
    const query = { metrics: ['conversion', 'visits'], dimensions: ['device'] }
    const { rows, totals } = await reportOf(drafts, query)
    const [low, high] = wilsonInterval({ numerator: 1, denominator: 4 }) ?? []
    for (const row of [...rows, totals]) {
      expect(row.conversion).toBe(0.25)
      expect(row.intervals).toEqual({ conversion: [low, high] })
      expect(row.low_volume).toEqual(['conversion'])
    }
  })

  it('says it of each step of the funnel', async () => {
    const drafts = [1, 2].map((number) => ({ name: 'search', search_term: 'boots', ...visit(number) }))
    const query = { metrics: ['visits', 'share'], dimensions: ['funnel_step'] }
    const { rows } = await reportOf(drafts, query)
    expect(rows[3]).toMatchObject({
      share: 0,
      intervals: { share: [0, expect.any(Number)] },
      low_volume: ['share'],
    })
  })

  it('says nothing of days without a visit', async () => {
    const { rows } = await reportOf([], { metrics: ['conversion'], dimensions: ['date'] })
    expect(rows[0]).toEqual({ date: '2026-11-09', conversion: null })
  })
})
