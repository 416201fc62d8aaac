import { expect, test } from 'vitest'
import { funnelQuery, usualFunnel } from '../../../../widgets/reports/funnel-choice.ts'
import { parseView, printView } from '../../../../widgets/reports/view.ts'

const own = {
  steps: [
    { event: 'quiz', filter: null },
    { event: 'page_view', filter: ['page', 'is', '/a.b?c=d&e:f'] as ['page', 'is', string] },
    { event: 'purchase', filter: null },
  ],
  mode: 'strict' as const,
  window: '7d',
  by: 'device',
}

test('a funnel of one’s own stands in the address, and is the same from there', () => {
  const address = printView({ ...parseView(''), report: 'funnel', funnel: own })
  expect(parseView(address).funnel).toEqual(own)
})

test('the usual steps are left out of the address, and nothing said is no choice', () => {
  const address = printView({ ...parseView(''), funnel: { ...usualFunnel, by: 'week' } })
  expect(address).toBe('?by=week')
  expect(parseView(address).funnel).toEqual({ ...usualFunnel, by: 'week' })
  expect(parseView('?report=funnel').funnel).toBeNull()
})

test.each([
  '?step=quiz',
  '?step=quiz&step=No+name',
  '?step=quiz&step=page_view:nonsense',
  '?step=quiz&step=',
  '?mode=loose&window=soon&by=DROP%20TABLE',
])('what cannot be read is the usual: %s', (address) => {
  expect(parseView(address).funnel).toEqual(usualFunnel)
})

test('the question names steps, mode and window, and what stands beside the steps', () => {
  expect(funnelQuery(own)).toEqual({
    funnel: {
      steps: [
        { event: 'quiz', filters: [] },
        { event: 'page_view', filters: [['page', 'is', '/a.b?c=d&e:f']] },
        { event: 'purchase', filters: [] },
      ],
      mode: 'strict',
      window: '7d',
    },
    dimensions: ['funnel_step', 'device'],
  })
  expect(funnelQuery(null)).toEqual({})
})
