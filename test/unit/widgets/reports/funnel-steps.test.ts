import { expect, test } from 'vitest'
import { barOf, funnelParts, stepEvent } from '../../../../widgets/reports/funnel-steps.ts'
import { sampleAnswer } from './sample-answer.ts'

const rows = (all: object[]) => sampleAnswer(all).rows

test('steps stand in the order in which they are answered', () => {
  const [part] = funnelParts(rows([{ funnel_step: 'quiz' }, { funnel_step: 'purchase' }]), null)
  expect(part?.value).toBeNull()
  expect(part?.steps.map(stepEvent)).toEqual(['quiz', 'purchase'])
})

test('what stands beside the steps takes them apart, a missing value too', () => {
  const parts = funnelParts(
    rows([
      { funnel_step: 'quiz', os: 'iOS' },
      { funnel_step: 'purchase', os: 'iOS' },
      { funnel_step: 'quiz', os: null },
      { funnel_step: 'purchase', os: null },
    ]),
    'os',
  )
  expect(parts.map(({ value, steps }) => [value, steps.map(stepEvent)])).toEqual([
    ['iOS', ['quiz', 'purchase']],
    [null, ['quiz', 'purchase']],
  ])
})

test('a step that was not measured has no bar', () => {
  const [step, hidden] = rows([
    { funnel_step: 'quiz', share: 0.4 },
    { funnel_step: 'purchase', share: null },
  ])
  expect([step, hidden].map((row) => row && barOf(row))).toEqual([0.4, 0])
})
