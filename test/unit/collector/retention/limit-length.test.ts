import { describe, expect, it } from 'vitest'
import { dueAt, latestStart, lengthOf } from '../../../../collector/retention/limit-length.ts'
import { testBrand } from '../../../support/test-brand.ts'

const months = (amount: number) => ({ amount, unit: 'months' }) as const
const at = (text: string) => Date.parse(`${text}Z`)

describe('how long a limit is', () => {
  it.each([
    ['2026-11-21T12:00', 36, '2029-11-21T12:00'],
    ['2026-01-31T08:00', 1, '2026-03-03T08:00'],
    ['2024-02-29T00:00', 12, '2025-03-01T00:00'],
    ['2026-12-31T23:59', 2, '2027-03-03T23:59'],
  ])('%s and %i months is %s: a day that a month has not is counted on, never back', (start, amount, due) => {
    expect(new Date(dueAt(at(start), months(amount))).toISOString()).toBe(new Date(at(due)).toISOString())
  })

  it('is in hours and days of their own length', () => {
    expect(dueAt(0, { amount: 2, unit: 'hours' })).toBe(7_200_000)
    expect(dueAt(0, { amount: 2, unit: 'days' })).toBe(172_800_000)
    expect(latestStart(172_800_000, { amount: 2, unit: 'days' })).toBe(0)
  })

  it('is the default of its table, or what the brand says', () => {
    expect(lengthOf('R8', testBrand().settings)).toEqual({ amount: 36, unit: 'months' })
    expect(lengthOf('R8', testBrand({ retention: { inactiveMonths: 12 } }).settings)).toEqual({
      amount: 12,
      unit: 'months',
    })
  })
})
