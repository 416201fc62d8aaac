import { expect, test } from 'vitest'
import { funnelSteps } from '../../../../widgets/reports/funnel-steps.ts'
import { sampleAnswer } from './sample-answer.ts'

const steps = (rows: object[]) => funnelSteps(sampleAnswer(rows).rows)

test('the steps stand in the funnel’s order with their shares, whatever order they come in', () => {
  const found = steps([
    { funnel_step: 'purchase', visits: 5 },
    { funnel_step: 'add_to_cart', visits: 10 },
    { funnel_step: 'search', visits: 100, previous: { visits: 80 } },
    { funnel_step: 'select_item', visits: 40 },
  ])
  expect(found).toEqual([
    { label: 'Searched', visits: 100, previous: 80, ofFirst: 1, ofBefore: null },
    { label: 'Clicked a result', visits: 40, previous: null, ofFirst: 0.4, ofBefore: 0.4 },
    { label: 'Added to cart', visits: 10, previous: null, ofFirst: 0.1, ofBefore: 0.25 },
    { label: 'Bought', visits: 5, previous: null, ofFirst: 0.05, ofBefore: 0.5 },
  ])
})

test('nothing is divided by zero, and a step that was not measured has no share', () => {
  const found = steps([
    { funnel_step: 'search', visits: 0 },
    { funnel_step: 'select_item', visits: 0 },
    { funnel_step: 'add_to_cart', visits: null },
  ])
  expect(found.map(({ visits }) => visits)).toEqual([0, 0, null, null])
  expect(found.map(({ ofFirst }) => ofFirst)).toEqual([null, null, null, null])
  expect(found.map(({ ofBefore }) => ofBefore)).toEqual([null, null, null, null])
})

test('steps that the page does not know are left out', () => {
  expect(steps([{ funnel_step: 'refund', visits: 3 }]).map(({ visits }) => visits)).toEqual([
    null,
    null,
    null,
    null,
  ])
})
