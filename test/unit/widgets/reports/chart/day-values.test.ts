import { expect, test } from 'vitest'
import { dayValues } from '../../../../../widgets/reports/chart/day-values.ts'
import { sampleAnswer } from '../sample-answer.ts'

const period = { from: '2026-11-18', to: '2026-11-22' }

test('every day of the period has its place, whatever order the rows come in', () => {
  const { rows } = sampleAnswer([
    { date: '2026-11-21', visitors: 12, previous: { visitors: 35 } },
    { date: '2026-11-18', visitors: 40, previous: { visitors: 0 } },
    { date: '2026-11-20', visitors: null },
    { date: '2025-11-20', visitors: 99 },
  ])
  expect(dayValues(rows, period, '2026-11-21', 'visitors')).toEqual([
    { day: '2026-11-18', value: 40, previous: 0, unfinished: false },
    { day: '2026-11-19', value: 0, previous: null, unfinished: false },
    { day: '2026-11-20', value: null, previous: null, unfinished: false },
    { day: '2026-11-21', value: 12, previous: 35, unfinished: true },
    { day: '2026-11-22', value: null, previous: null, unfinished: false },
  ])
})

test('a period that is over has no unfinished day', () => {
  expect(dayValues([], period, '2026-12-01', 'visitors').some(({ unfinished }) => unfinished)).toBe(false)
})
