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

const formats = createFormats('en-GB')
const visitors = { metric: 'visitors', unit: 'count', write: formats.count } as const

test.each<[string, DayValue[], string]>([
  [
    'finished days by range and average, today apart',
    [day('16', 210), day('17', 1480), day('18', 333), day('19', 51, open)],
    'Visitors: from 210 (Mon 16 Nov) to 1,480 (Tue 17 Nov), 674 a day on average; 51 so far today.',
  ],
  [
    'days not measured not at all',
    [day('16', 2), day('17', null), day('18', 4)],
    'Visitors: from 2 (Mon 16 Nov) to 4 (Wed 18 Nov), 3 a day on average.',
  ],
  ['equal days', [day('16', 5), day('17', 5)], 'Visitors: 5 on each day.'],
  [
    'one finished day and today',
    [day('16', 1), day('17', 0, open)],
    'Visitors: 1 on Mon 16 Nov; 0 so far today.',
  ],
  ['today alone', [day('16', 1, open)], 'Visitors: 1 so far today.'],
  [
    'today alone, compared',
    [day('16', 12, { ...open, previous: 40 })],
    'Visitors: 12 so far today; 40 on the day it is compared with.',
  ],
  [
    'one day that is over, compared',
    [day('16', 12, { previous: 1 })],
    'Visitors: 12 on Mon 16 Nov; 1 on the day it is compared with.',
  ],
  ['nothing measured', [day('16', null), day('17', null)], 'Visitors: not measured in these days.'],
])('says %s', (_, days, expected) => {
  expect(daySentence(days, visitors, formats)).toBe(expected)
})

test('takes no mean of shares, which would not be the share of the days together', () => {
  const conversion = { metric: 'conversion', unit: 'ratio', write: formats.rate } as const
  expect(daySentence([day('16', 0.02), day('17', 0.03)], conversion, formats)).toBe(
    'Conversion: from 2% (Mon 16 Nov) to 3% (Tue 17 Nov).',
  )
})
