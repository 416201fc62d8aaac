import { expect, it } from 'vitest'
import { oneMonthAfter } from '../../../../collector/rights/one-month-after.ts'

const due = (at: string, zone: string) => new Date(oneMonthAfter(Date.parse(at), zone)).toISOString()

it('G1: a request is due at the end of the same date of the next month, in the brand’s time zone', () => {
  expect(due('2026-11-22T10:00:00Z', 'Europe/Paris')).toBe('2026-12-22T22:59:59.999Z')
  expect(due('2026-11-22T23:30:00Z', 'Europe/Paris')).toBe('2026-12-23T22:59:59.999Z')
  expect(due('2026-11-22T10:00:00Z', 'Asia/Tokyo')).toBe('2026-12-22T14:59:59.999Z')
})

it('where that month has no such date, at the end of its last day', () => {
  expect(due('2027-01-31T12:00:00Z', 'UTC')).toBe('2027-02-28T23:59:59.999Z')
  expect(due('2028-01-30T12:00:00Z', 'UTC')).toBe('2028-02-29T23:59:59.999Z')
})
