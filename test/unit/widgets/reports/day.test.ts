import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dayIn, daysBetween, dayTime, isDay } from '../../../../widgets/reports/day.ts'

test.each([
  ['2026-11-21', true],
  ['2024-02-29', true],
  ['2026-02-29', false],
  ['2026-02-30', false],
  ['2026-13-01', false],
  ['2026-1-1', false],
  ['2026-11-21T00:00', false],
  ['', false],
  ['today', false],
])('whether %j is a day: %s', (text, expected) => {
  expect(isDay(text)).toBe(expected)
})

test.each([
  ['2026-11-21', 1, '2026-11-22'],
  ['2026-11-30', 1, '2026-12-01'],
  ['2026-01-01', -1, '2025-12-31'],
  ['2024-02-28', 1, '2024-02-29'],
  ['2026-03-28', 2, '2026-03-30'],
  ['2026-11-21', 0, '2026-11-21'],
])('%s and %i days is %s', (day, count, expected) => {
  expect(addDays(day, count)).toBe(expected)
})

test('a day’s handle is its midnight in UTC', () => {
  expect(dayTime('1970-01-02')).toBe(86_400_000)
})

describe('the day that an instant falls on', () => {
  const late = Date.UTC(2026, 10, 21, 22, 30)
  test.each([
    ['Europe/Paris', '2026-11-21'],
    ['Asia/Kathmandu', '2026-11-22'],
    ['Pacific/Kiritimati', '2026-11-22'],
    ['America/Los_Angeles', '2026-11-21'],
    ['UTC', '2026-11-21'],
  ])('in %s is %s', (zone, expected) => {
    expect(dayIn(zone, late)).toBe(expected)
  })

  test('changes at the zone’s midnight, summer and winter', () => {
    expect(dayIn('Europe/Paris', Date.UTC(2026, 6, 1, 21, 59, 59))).toBe('2026-07-01')
    expect(dayIn('Europe/Paris', Date.UTC(2026, 6, 1, 22))).toBe('2026-07-02')
    expect(dayIn('Europe/Paris', Date.UTC(2026, 11, 1, 22, 59, 59))).toBe('2026-12-01')
    expect(dayIn('Europe/Paris', Date.UTC(2026, 11, 1, 23))).toBe('2026-12-02')
  })

  test('refuses a zone that does not exist', () => {
    expect(() => dayIn('Europe/Atlantis', late)).toThrow(RangeError)
  })
})

test('adding days and counting them are each other’s inverse', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -20_000, max: 30_000 }),
      fc.integer({ min: -4000, max: 4000 }),
      (start, count) => {
        const day = addDays('1990-01-01', start)
        expect(isDay(addDays(day, count))).toBe(true)
        expect(daysBetween(day, addDays(day, count))).toBe(count)
      },
    ),
  )
})
