// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest'
import { DaysReport } from '../../../../../widgets/reports/chart/days-report.tsx'
import { createFormats } from '../../../../../widgets/reports/formats.ts'
import { createMeasureText } from '../../../../../widgets/reports/measure-text.ts'
import { fill, onScreen, texts, the } from '../../ui/on-screen.ts'
import { sampleAnswer, today } from '../sample-answer.ts'
import { sampleCatalogue, sampleTable } from '../sample-catalogue.ts'

const formats = createFormats('en-GB')
const text = createMeasureText(formats, { currency: 'EUR', digits: 2 })
const rows = [
  { date: '2026-11-19', visitors: 30, previous: { visitors: 20 } },
  { date: '2026-11-20', visitors: 40, previous: { visitors: 30 } },
  { date: today, visitors: 12, previous: { visitors: 35 } },
]

const report = ({ from = '2026-11-19', to = today, compare = true } = {}) =>
  onScreen(
    <DaysReport
      table={sampleTable('overview', 'days')}
      dimensions={sampleCatalogue().dimensions}
      previous={{ from: '2026-11-16', to: '2026-11-18' }}
      answer={sampleAnswer(rows)}
      formats={formats}
      text={text}
      compare={compare}
      period={{ from, to }}
      today={today}
    />,
  )

test('one sentence says what the picture shows', () => {
  expect(the(report(), ':scope > p').textContent).toBe(
    'Visitors: from 30 (Thu 19 Nov) to 40 (Fri 20 Nov), 35 a day on average; 12 so far today.',
  )
})

describe('the picture', () => {
  test('is named, and its days can be pointed at', () => {
    const root = report()
    expect(the(root, 'svg[role=img]').getAttribute('aria-label')).toMatch(
      /^Line chart of visitors by day, 19\s?–\s?21 Nov/,
    )
    expect(texts(root, 'rect > title')).toEqual([
      'Thu 19 Nov: 30, 20 before',
      'Fri 20 Nov: 40, 30 before',
      'Sat 21 Nov: 12, 35 before',
    ])
  })

  test('has three lines: finished days, the unfinished one dashed, and the comparison', () => {
    const lines = [...report().querySelectorAll('path:not(.grid)')].map((path) => path.getAttribute('class'))
    expect(lines).toEqual(['previous', 'current', 'current unfinished'])
    expect(texts(report(), '.legend li').map((line) => line.replace(/\s/g, ' '))).toEqual([
      '19 – 21 Nov 2026',
      'today, not over yet',
      '16 – 18 Nov 2026',
    ])
  })

  test('of days that are over, without comparison, has one line to explain', () => {
    expect(texts(report({ to: '2026-11-20', compare: false }), '.legend li')).toHaveLength(1)
  })

  test('keeps its axis words from screen readers, who have the sentence and the table', () => {
    for (const word of report().querySelectorAll('.tick, .label')) {
      expect(word.closest('[aria-hidden=true]')).not.toBeNull()
    }
  })

  test('is left out for a single day, whose sentence compares instead', () => {
    const root = report({ from: today })
    expect(root.querySelector('svg, .legend')).toBeNull()
    expect(the(root, ':scope > p').textContent).toBe(
      'Visitors: 12 so far today; 35 on the day it is compared with.',
    )
  })
})

test('the table is one tap away and has every day', () => {
  const details = the<HTMLDetailsElement>(report(), 'details')
  expect(details.open).toBe(false)
  expect(the(details, 'summary').textContent).toBe('Table of these days')
  expect(texts(details, 'tbody th')).toEqual(['Thu 19 Nov', 'Fri 20 Nov', 'Sat 21 Nov'])
})

test('a day that was not measured is said to be so where it is pointed at', () => {
  const root = onScreen(
    <DaysReport
      table={sampleTable('overview', 'days')}
      dimensions={sampleCatalogue().dimensions}
      previous={{ from: '2026-11-16', to: '2026-11-18' }}
      answer={sampleAnswer([{ date: '2026-11-20', visitors: null }])}
      formats={formats}
      text={text}
      compare={false}
      period={{ from: '2026-11-19', to: '2026-11-20' }}
      today={today}
    />,
  )
  expect(texts(root, 'rect > title')).toEqual(['Thu 19 Nov: 0', 'Fri 20 Nov: not measured'])
})

test('another metric can be drawn', () => {
  const root = report()
  expect(texts(root, 'option')).toEqual(['Visitors', 'Conversion', 'Revenue'])
  fill(the<HTMLSelectElement>(root, 'select'), 'revenue')
  expect(the(root, 'svg[role=img]').getAttribute('aria-label')).toMatch(/^Line chart of revenue by day/)
  expect(the(root, ':scope > p').textContent).toMatch(/^Revenue: /)
})

test('beside another dimension one of its values is shown at a time, and another can be chosen', () => {
  const both = [
    { date: '2026-11-19', visitor_kind: 'new', visits: 5 },
    { date: '2026-11-19', visitor_kind: 'returning', visits: 2 },
    { date: '2026-11-20', visitor_kind: 'new', visits: 7 },
    { date: '2026-11-20', visitor_kind: 'returning', visits: 3 },
  ]
  const query = { metrics: ['visits'], dimensions: ['date', 'visitor_kind'], filters: [] }
  const root = onScreen(
    <DaysReport
      table={{ name: 'days', title: 'Day by day', query, told: false, empty: '' }}
      dimensions={sampleCatalogue().dimensions}
      answer={sampleAnswer(both)}
      formats={formats}
      text={text}
      compare={false}
      period={{ from: '2026-11-19', to: '2026-11-20' }}
      previous={null}
      today={today}
    />,
  )
  expect(texts(root, 'rect > title')).toEqual(['Thu 19 Nov: 5', 'Fri 20 Nov: 7'])
  fill(the<HTMLSelectElement>(root, 'select'), 'returning')
  expect(texts(root, 'rect > title')).toEqual(['Thu 19 Nov: 2', 'Fri 20 Nov: 3'])
  expect(texts(root, 'tbody td')).toEqual(['2', '3'])
})
