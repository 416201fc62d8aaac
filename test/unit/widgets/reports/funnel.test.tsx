// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { createFormats } from '../../../../widgets/reports/formats.ts'
import { Funnel } from '../../../../widgets/reports/funnel.tsx'
import { createMeasureText } from '../../../../widgets/reports/measure-text.ts'
import { onScreen, texts } from '../ui/on-screen.ts'
import { sampleAnswer } from './sample-answer.ts'
import { sampleCatalogue } from './sample-catalogue.ts'

const text = createMeasureText(createFormats('en-GB'), { currency: null, digits: 2 })
const answer = sampleAnswer([
  { funnel_step: 'search', visits: 1000, previous: { visits: 500 } },
  { funnel_step: 'select_item', visits: 400, previous: { visits: 400 } },
  { funnel_step: 'add_to_cart', visits: 100, previous: { visits: 0 } },
  { funnel_step: 'purchase', visits: 25 },
])

test('each step has its count and both shares', () => {
  const root = onScreen(
    <Funnel dimensions={sampleCatalogue().dimensions} answer={answer} text={text} compare={false} />,
  )
  const rows = [...root.querySelectorAll('tbody tr')].map((row) => texts(row, 'th, td').join('|'))
  expect(rows).toEqual([
    'Searched|1,000|100%|',
    'Clicked a result|400|40%|40%',
    'Added to cart|100|10%|25%',
    'Bought|25|2.5%|25%',
  ])
})

test('the bars are as long as the shares and say nothing to a screen reader', () => {
  const root = onScreen(
    <Funnel dimensions={sampleCatalogue().dimensions} answer={answer} text={text} compare={false} />,
  )
  const bars = [...root.querySelectorAll<HTMLElement>('.bar[aria-hidden=true] span')]
  expect(bars.map((bar) => bar.style.width)).toEqual(['100%', '40%', '10%', '2.5%'])
})

test('compared, each step says its change', () => {
  const root = onScreen(
    <Funnel dimensions={sampleCatalogue().dimensions} answer={answer} text={text} compare />,
  )
  expect(texts(root, 'tbody td:last-child')).toEqual(['+100%', '0%', 'new', 'not comparable'])
})

test('every head opens what it means', () => {
  const root = onScreen(
    <Funnel dimensions={sampleCatalogue().dimensions} answer={answer} text={text} compare />,
  )
  expect(texts(root, 'thead th > button')).toEqual([
    'Step',
    'Visits',
    'Of searches',
    'Of step before',
    'Change',
  ])
})

test('steps that were not measured are dashes with their reason', () => {
  const root = onScreen(
    <Funnel
      dimensions={sampleCatalogue().dimensions}
      answer={sampleAnswer([])}
      text={text}
      compare={false}
    />,
  )
  expect(texts(root, 'tbody td [aria-hidden]')).toHaveLength(8)
})
