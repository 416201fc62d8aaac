// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { createFormats } from '../../../../widgets/reports/formats.ts'
import { Funnel } from '../../../../widgets/reports/funnel.tsx'
import { createMeasureText } from '../../../../widgets/reports/measure-text.ts'
import { onScreen, texts } from '../ui/on-screen.ts'
import { sampleAnswer } from './sample-answer.ts'
import { sampleCatalogue } from './sample-catalogue.ts'

const formats = createFormats('en-GB')
const text = createMeasureText(formats, { currency: null, digits: 2 })
const metrics = ['reached', 'share', 'step_rate', 'step_time']
const table = {
  name: 'steps',
  title: 'Steps',
  query: { metrics, dimensions: ['funnel_step'], filters: [] },
  told: false,
  empty: '',
}
const unit = { reached: 'count', share: 'ratio', step_rate: 'ratio', step_time: 'seconds' } as const
const definitions = Object.fromEntries(
  Object.entries(unit).map(([name, of]) => [
    name,
    { definition: `What ${name} is.`, unit: of, numerator: null, denominator: null },
  ]),
)
const step = (funnel_step: string, reached: number | null, share: number | null, more: object = {}) => ({
  funnel_step,
  reached,
  share,
  step_rate: null,
  step_time: null,
  ...more,
})
const usual = [
  step('search', 1000, 1, { previous: { reached: 500 } }),
  step('add_to_cart', 400, 0.4, { step_rate: 0.4, step_time: 90, previous: { reached: 400 } }),
  step('quiz_2', 25, 0.025, {
    step_rate: 0.0625,
    step_time: 30,
    intervals: { step_rate: [0.04, 0.09] },
    low_volume: ['step_rate'],
  }),
]

const shown = (rows: object[], more: { by?: string; compare?: boolean } = {}) => {
  const { by = null, compare = false } = more
  const answer = { ...sampleAnswer(rows), definitions }
  const { dimensions } = sampleCatalogue()
  return onScreen(<Funnel {...{ table, dimensions, answer, formats, text, by, compare }} />)
}
const lines = (root: Element) =>
  [...root.querySelectorAll('tbody tr')].map((row) => texts(row, 'th, td').join('|'))

test('each step has its count, its share of the first, its rate with where that lies, and its time', () => {
  expect(lines(shown(usual))).toEqual([
    'Searched|1,000|100%||',
    'Added to cart|400|40%|40%|1 min 30 s',
    'quiz_2|25|2.5%|6.3% 4% to 9% of few|30 s',
  ])
})

test('the bars are as long as the shares and say nothing to a screen reader', () => {
  const bars = [...shown(usual).querySelectorAll<HTMLElement>('.bar[aria-hidden=true] span')]
  expect(bars.map((bar) => bar.style.width)).toEqual(['100%', '40%', '2.5%'])
})

test('compared, each step says its change', () => {
  expect(texts(shown(usual, { compare: true }), 'tbody td:last-child')).toEqual([
    '+100%',
    '0%',
    'not comparable',
  ])
})

test('every head opens what it means', () => {
  expect(texts(shown(usual, { compare: true }), 'thead th > button')).toEqual([
    'Step',
    'Came this far',
    'Of the first step',
    'Of the step before',
    'Time since the step before',
    'Change',
  ])
})

test('a segment heads its steps', () => {
  const rows = ['phone', 'desktop'].map((device) => step('search', 10, 1, { device }))
  const root = shown(rows, { by: 'device' })
  expect(texts(root, 'th[scope=rowgroup]')).toEqual(['Phone', 'Desktop'])
  expect(root.querySelector('caption')?.textContent).toBe('The steps of the funnel by Device')
})

test('a step of which nothing may be said is a dash with its reason', () => {
  const root = shown([step('search', 50, 1), step('purchase', null, null)])
  expect(texts(root, 'tbody td [aria-hidden]')).toHaveLength(4)
})

test('a hostile name is a text', () => {
  const rows = [step('search', 10, 1, { publication: '<img src=x onerror=alert(1)>' })]
  const root = shown(rows, { by: 'publication' })
  expect(root.querySelector('img')).toBeNull()
  expect(root.textContent).toContain('<img src=x')
})
