import { describe, expect, it } from 'vitest'
import * as calendar from '../../../../collector/reports/calendar.ts'

const hour = 3_600_000

describe('spanOf', () => {
  it.each([
    ['2026-10-25', 'Europe/Paris', '2026-10-24T22:00:00Z', 25],
    ['2026-03-29', 'Europe/Paris', '2026-03-28T23:00:00Z', 23],
    ['2026-11-01', 'Asia/Kolkata', '2026-10-31T18:30:00Z', 24],
    ['2026-11-01', 'Asia/Kathmandu', '2026-10-31T18:15:00Z', 24],
    ['2026-04-05', 'Australia/Lord_Howe', '2026-04-04T13:00:00Z', 24.5],
    ['2026-11-01', 'UTC', '2026-11-01T00:00:00Z', 24],
  ])('makes %s in %s begin at %s and last %d hours', (date, timeZone, start, hours) => {
    const span = calendar.spanOf(date, date, timeZone)
    expect(new Date(span.from).toISOString()).toBe(new Date(start).toISOString())
    expect((span.until - span.from) / hour).toBe(hours)
  })
})

describe('offsetsOf', () => {
  it('finds both changes of a year', () => {
    const span = calendar.spanOf('2026-01-01', '2026-12-31', 'Europe/Paris')
    const offsets = calendar.offsetsOf(span, 'Europe/Paris')
    expect(offsets.map(({ offset }) => offset / hour)).toEqual([1, 2, 1])
    expect(offsets.map(({ until }) => new Date(until).toISOString())).toEqual([
      '2026-03-29T01:00:00.000Z',
      '2026-10-25T01:00:00.000Z',
      '2026-12-31T23:00:00.000Z',
    ])
  })

  it('has one offset where a zone never changes', () => {
    const span = calendar.spanOf('2026-01-01', '2026-12-31', 'Asia/Kolkata')
    expect(calendar.offsetsOf(span, 'Asia/Kolkata')).toEqual([{ until: span.until, offset: 5.5 * hour }])
  })
})

describe('dates and day numbers', () => {
  it.each([
    ['1970-01-01', 0],
    ['2026-11-21', 20_778],
    ['2024-02-29', 19_782],
  ])('counts %s as day %i, and back', (date, day) => {
    expect(calendar.dayOfDate(date)).toBe(day)
    expect(calendar.dateOfDay(day)).toBe(date)
  })

  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-1-1',
    '20261101',
    '2026-11-01T00:00',
    '',
    'today',
    '+02026-01-01',
  ])('does not take "%s" for a date', (text) => {
    expect(calendar.isDate(text)).toBe(false)
  })

  it('takes a leap day for a date', () => {
    expect(calendar.isDate('2024-02-29')).toBe(true)
  })

  it('says the local date of an instant', () => {
    const instant = Date.parse('2026-11-20T23:30:00Z')
    expect(calendar.dateAt(instant, 'Europe/Paris')).toBe('2026-11-21')
    expect(calendar.dateAt(instant, 'America/New_York')).toBe('2026-11-20')
  })

  it('ends a month that has no such day on its last', () => {
    expect(calendar.monthsFrom('2024-01-31', 1)).toBe('2024-02-28')
    expect(calendar.monthsFrom('2024-01-01', 25)).toBe('2026-01-31')
  })
})
