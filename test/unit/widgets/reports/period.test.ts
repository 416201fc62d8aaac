import { describe, expect, test } from 'vitest'
import {
  daysOf,
  includesDay,
  isPreset,
  previousPeriod,
  resolvePeriod,
} from '../../../../widgets/reports/period.ts'

describe('what a choice means', () => {
  test.each([
    ['today', '2026-11-21', '2026-11-21'],
    ['last-7-days', '2026-11-21', '2026-11-15'],
    ['last-30-days', '2026-11-21', '2026-10-23'],
    ['this-month', '2026-11-21', '2026-11-01'],
    ['this-month', '2026-11-01', '2026-11-01'],
    ['last-7-days', '2026-01-03', '2025-12-28'],
  ] as const)('%s on %s starts on %s and ends that day', (choice, today, from) => {
    expect(resolvePeriod(choice, today)).toEqual({ from, to: today })
  })

  test('days of one’s own are what they are, whatever today is', () => {
    const own = { from: '2026-01-01', to: '2026-01-31' }
    expect(resolvePeriod(own, '2026-11-21')).toBe(own)
  })
})

describe('the period before', () => {
  test.each([
    ['one day', { from: '2026-11-21', to: '2026-11-21' }, { from: '2026-11-20', to: '2026-11-20' }],
    ['a week', { from: '2026-11-15', to: '2026-11-21' }, { from: '2026-11-08', to: '2026-11-14' }],
    ['over a leap day', { from: '2024-03-01', to: '2024-03-02' }, { from: '2024-02-28', to: '2024-02-29' }],
    ['over summer time', { from: '2026-03-29', to: '2026-04-04' }, { from: '2026-03-22', to: '2026-03-28' }],
  ])('of %s is as long and ends the day before', (_, period, expected) => {
    expect(previousPeriod(period)).toEqual(expected)
    expect(daysOf(previousPeriod(period))).toHaveLength(daysOf(period).length)
  })
})

test('the days of a period are all of them, in order', () => {
  expect(daysOf({ from: '2026-02-27', to: '2026-03-02' })).toEqual([
    '2026-02-27',
    '2026-02-28',
    '2026-03-01',
    '2026-03-02',
  ])
})

test('a period that ends before it starts has no days', () => {
  expect(daysOf({ from: '2026-02-02', to: '2026-02-01' })).toEqual([])
})

test('a period includes both its ends and nothing outside', () => {
  const period = { from: '2026-11-15', to: '2026-11-21' }
  const days = ['2026-11-14', '2026-11-15', '2026-11-21', '2026-11-22']
  expect(days.map((day) => includesDay(period, day))).toEqual([false, true, true, false])
})

test('only the names offered are presets, not what every object has', () => {
  expect(['today', 'this-month', 'toString', ''].map(isPreset)).toEqual([true, true, false, false])
})
