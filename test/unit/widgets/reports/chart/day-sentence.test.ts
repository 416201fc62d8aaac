import { expect, test } from 'vitest'
import { daySentence } from '../../../../../widgets/reports/chart/day-sentence.ts'
import type { DayValue } from '../../../../../widgets/reports/chart/day-values.ts'
import { createFormats } from '../../../../../widgets/reports/formats.ts'

const day = (of: string, value: number | null, more: Partial<DayValue> = {}): DayValue => ({
  day: `2026-11-${of}`,
  value,
  previous: null,
  unfinished: false,
  ...more,
})
const open = { unfinished: true }

test.each<[string, DayValue[], string]>([
  [
    'finished days by range and average, today apart',
    [day('16', 210), day('17', 1480), day('18', 333), day('19', 51, open)],
    'From 210 (Mon 16 Nov) to 1,480 (Tue 17 Nov) visitors a day, 674 on average; 51 visitors so far today.',
  ],
  [
    'days not measured not at all',
    [day('16', 2), day('17', null), day('18', 4)],
    'From 2 (Mon 16 Nov) to 4 (Wed 18 Nov) visitors a day, 3 on average.',
  ],
  ['equal days', [day('16', 5), day('17', 5)], '5 visitors on each day.'],
  [
    'one finished day and today',
    [day('16', 1), day('17', 0, open)],
    '1 visitor on Mon 16 Nov; 0 visitors so far today.',
  ],
  ['today alone', [day('16', 1, open)], '1 visitor so far today.'],
  [
    'today alone, compared',
    [day('16', 12, { ...open, previous: 40 })],
    '12 visitors so far today; 40 visitors in all of the day before.',
  ],
  [
    'one day that is over, compared',
    [day('16', 12, { previous: 1 })],
    '12 visitors on Mon 16 Nov; 1 visitor in all of the day before.',
  ],
  ['nothing measured', [day('16', null), day('17', null)], 'Not measured in this period.'],
])('says %s', (_, days, expected) => {
  expect(daySentence(days, createFormats('en-GB'))).toBe(expected)
})
