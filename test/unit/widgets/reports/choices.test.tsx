// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest'
import { Choices } from '../../../../widgets/reports/choices.tsx'
import type { DeskState } from '../../../../widgets/reports/desk.ts'
import { resolvePeriod } from '../../../../widgets/reports/period.ts'
import { defaultView, type View } from '../../../../widgets/reports/view.ts'
import { fill, onScreen, press, texts, the } from '../ui/on-screen.ts'
import { today } from './sample-answer.ts'
import { sampleCatalogue } from './sample-catalogue.ts'

const choices = (changed: Partial<View> = {}) => {
  const view = { ...defaultView, ...changed }
  const period = resolvePeriod(view.period, today)
  const catalogue = sampleCatalogue()
  const unasked = { board: null, loading: null, trouble: null, denied: false }
  const state: DeskState = { view, today, period, catalogue, ...unasked }
  const chosen: View[] = []
  const root = onScreen(<Choices state={state} onChoose={(each) => chosen.push(each)} />)
  return { root, chosen, view }
}

const own = { from: '2026-11-01', to: '2026-11-10' }

test('every field has a label', () => {
  const { root } = choices({ period: own })
  expect(texts(root, 'label > span')).toEqual([
    'Period',
    'From',
    'To',
    'Compared with',
    'Only where',
    'How',
    'Value',
  ])
  for (const field of root.querySelectorAll('select, input')) expect(field.closest('label')).not.toBeNull()
})

test('the fields show the view', () => {
  const { root } = choices({ period: 'this-month', compare: 'year_before' })
  const [period, compare] = root.querySelectorAll('select')
  expect([period?.value, compare?.value]).toEqual(['this-month', 'year_before'])
})

describe('the period', () => {
  const select = (root: HTMLElement) => the<HTMLSelectElement>(root, 'div > label:first-child select')

  test('is chosen by name', () => {
    const { root, chosen, view } = choices()
    fill(select(root), 'last-30-days')
    expect(chosen).toEqual([{ ...view, period: 'last-30-days' }])
  })

  test('of one’s own starts with the days shown', () => {
    const { root, chosen, view } = choices()
    fill(select(root), 'own')
    expect(chosen).toEqual([{ ...view, period: { from: '2026-11-15', to: today } }])
  })
})

describe('days of one’s own', () => {
  const fields = (root: HTMLElement) => {
    const [from, to] = root.querySelectorAll<HTMLInputElement>('input[type=date]')
    if (!from || !to) throw new Error('no two dates')
    return { from, to }
  }

  test('are asked for only in a period of one’s own', () => {
    expect(choices().root.querySelector('input[type=date]')).toBeNull()
    expect(fields(choices({ period: own }).root).from.value).toBe('2026-11-01')
  })

  test('are taken over once they are in order', () => {
    const { root, chosen, view } = choices({ period: own })
    fill(fields(root).to, '2026-11-12')
    expect(chosen).toEqual([{ ...view, period: { from: '2026-11-01', to: '2026-11-12' } }])
    expect(the(root, '.wrong').textContent).toBe('')
  })

  test.each([
    ['from', '2026-11-11', 'The first day is after the last.'],
    ['from', '', 'Fill in both days.'],
    ['to', '2026-11-22', 'The last day is yet to come.'],
  ] as const)('%s = %j is not taken over: %s', (name, value, problem) => {
    const { root, chosen } = choices({ period: own })
    fill(fields(root)[name], value)
    expect(chosen).toEqual([])
    expect(the(root, '[role=status]').textContent).toBe(problem)
    expect(fields(root).from.getAttribute('aria-describedby')).toBe(the(root, '.wrong').id)
    expect(fields(root).from.getAttribute('aria-invalid')).toBe('true')
  })

  test('can be repaired one after the other', () => {
    const { root, chosen } = choices({ period: own })
    fill(fields(root).from, '2026-11-12')
    fill(fields(root).to, '2026-11-14')
    expect(chosen.map(({ period }) => period)).toEqual([{ from: '2026-11-12', to: '2026-11-14' }])
  })
})

test('the comparison is chosen, and nothing to compare with', () => {
  const { root, chosen } = choices()
  const select = the<HTMLSelectElement>(root, 'div > label:last-child select')
  fill(select, 'matching_weekdays')
  fill(select, '')
  expect(chosen.map(({ compare }) => compare)).toEqual(['matching_weekdays', null])
})

test('a filter is handed on with the view that it belongs to', () => {
  const { root, chosen, view } = choices({ filters: [['device', 'is', 'phone']] })
  press(the(root, 'button[aria-label="Take away: Device is Phone"]'))
  expect(chosen).toEqual([{ ...view, filters: [] }])
})
