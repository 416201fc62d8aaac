// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { Figures } from '../../../../widgets/reports/figures.tsx'
import { createFormats } from '../../../../widgets/reports/formats.ts'
import { createMeasureText } from '../../../../widgets/reports/measure-text.ts'
import { onScreen, texts } from '../ui/on-screen.ts'
import { sampleAnswer } from './sample-answer.ts'

const text = createMeasureText(createFormats('en-GB'), { currency: 'EUR', digits: 2 })
const totals = { visitors: 12480, visits: 15000, orders: 318, conversion: 0.0212, revenue: 1921450 }
const metrics = ['visitors', 'visits', 'orders', 'conversion', 'revenue']
const previous = { visitors: 12000, visits: 15000, orders: 0, conversion: 0.02, revenue: null }

const figures = (given: object, compare = true, coverage: number | null = null) =>
  onScreen(<Figures {...{ metrics, text, compare, coverage }} answer={sampleAnswer([], given)} />)

test('each figure stands large, named by a description list', () => {
  const root = figures(totals)
  expect(texts(root, 'dd.value')).toEqual(['12,480', '15,000', '318', '2.1%', '€19,214.50'])
  expect(texts(root, 'dl > div > dt')).toHaveLength(5)
})

test('each says its change and what it was, or that there is nothing to compare with', () => {
  expect(texts(figures({ ...totals, previous }), 'dd.soft')).toEqual([
    '+4% from 12,000',
    '0% from 15,000',
    'new from 0',
    '+0.1 pt from 2%',
    'nothing to compare with',
  ])
})

test('without comparison no change is said', () => {
  expect(texts(figures({ ...totals, previous }, false), 'dd.soft')).toEqual([])
})

test('what was not measured is a dash with its reason, zero is zero', () => {
  const root = figures({ ...totals, orders: 0, conversion: null, previous })
  expect(texts(root, 'dd.value')[2]).toBe('0')
  expect(texts(root, 'dd.value [aria-hidden]')).toEqual(['–'])
  expect(texts(root, '.figure:nth-child(4) dd.soft')).toEqual(['not measured: nothing to divide by'])
})

test('a figure opens the definition that came with the answer; without one it is a plain word', () => {
  const root = figures(totals)
  expect(texts(root, 'dt button')).toEqual(['Visitors', 'Visits', 'Conversion', 'Revenue'])
  expect(texts(root, '.figure:nth-child(4) [popover] p')).toEqual([
    'Orders per visit.',
    'It is visits with an order divided by visits.',
  ])
  expect(texts(root, '.figure:nth-child(3) dt')).toEqual(['Orders'])
})

test('money is explained in the currency it is shown in, not in the minor units that travel', () => {
  expect(texts(figures(totals), '.figure:nth-child(5) [popover] p')).toEqual([
    'Value of the orders.',
    'In EUR.',
  ])
})

test('a metric without unit, divisor or currency is explained by its definition alone', () => {
  const answer = sampleAnswer([], totals, { currency: null })
  const root = onScreen(<Figures {...{ metrics, answer, text }} compare={false} coverage={null} />)
  expect(texts(root, '.figure:nth-child(5) [popover] p')).toEqual(['Value of the orders.'])
})

test('a share says between what it lies, and whether it stands on few', () => {
  const intervals = { conversion: [0.018, 0.0251] }
  expect(texts(figures({ ...totals, intervals }, false), 'dd.soft')).toEqual(['between 1.8% and 2.5%'])
  const few = figures({ ...totals, intervals, low_volume: ['conversion'] }, false)
  expect(texts(few, 'dd.soft')).toEqual(['of few: between 1.8% and 2.5%'])
})

test('beside each share stands how much of what happens it was measured on', () => {
  const notes = (coverage: number | null) => texts(figures(totals, false, coverage), 'dd.soft')
  expect(notes(0.71)).toEqual(['measured on 71% of orders'])
  expect(notes(null)).toEqual([])
})

test('where all figures are hidden it is said why, once', () => {
  const answer = sampleAnswer([], { visitors: null, visits: null }, { suppressed: 1 })
  const root = onScreen(<Figures {...{ metrics, text, answer }} compare coverage={null} />)
  expect(texts(root, 'p')).toEqual([expect.stringContaining('Too few visitors')])
  expect(root.querySelector('dl')).toBeNull()
})
