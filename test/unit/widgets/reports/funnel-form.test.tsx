// @vitest-environment happy-dom
import { act } from 'preact/test-utils'
import { expect, test } from 'vitest'
import { type FunnelChoice, usualFunnel } from '../../../../widgets/reports/funnel-choice.ts'
import { FunnelForm } from '../../../../widgets/reports/funnel-form.tsx'
import { fill, onScreen, press, texts, the } from '../ui/on-screen.ts'
import { sampleCatalogue } from './sample-catalogue.ts'

const form = (choice: FunnelChoice | null = null) => {
  const chosen: (FunnelChoice | null)[] = []
  const { dimensions } = sampleCatalogue()
  const root = onScreen(
    <FunnelForm choice={choice} dimensions={dimensions} onChoose={(each) => chosen.push(each)} />,
  )
  const labelled = (words: string, at = 0) => {
    const label = [...root.querySelectorAll('label')].filter((each) => each.textContent?.startsWith(words))[
      at
    ]
    if (!label) throw new Error(words)
    return label
  }
  const type = (field: HTMLInputElement, value: string) =>
    act(() => {
      field.value = value
      field.dispatchEvent(new Event('input', { bubbles: true }))
    })
  const button = (words: string) =>
    [...root.querySelectorAll('button')].find((each) => each.textContent === words) ?? the(root, 'nothing')
  const submit = () =>
    act(() => void the(root, 'form').dispatchEvent(new Event('submit', { cancelable: true })))
  return { root, chosen, labelled, type, button, submit }
}

test('begins with the usual steps', () => {
  const { root } = form()
  const events = [...root.querySelectorAll<HTMLInputElement>('input[list]')].map((input) => input.value)
  expect(events).toEqual(['search', 'select_item', 'add_to_cart', 'purchase'])
})

test('chooses an event, a filter of its own, mode, window and segment', () => {
  const { chosen, labelled, type, submit } = form()
  type(the<HTMLInputElement>(labelled('Step 1'), 'input'), 'page_view')
  fill(the<HTMLSelectElement>(labelled('Only where'), 'select'), 'page')
  type(the<HTMLInputElement>(labelled('Page is'), 'input'), '/sale')
  fill(the<HTMLSelectElement>(labelled('Steps follow'), 'select'), 'strict')
  fill(the<HTMLSelectElement>(labelled('Within'), 'select'), '7d')
  fill(the<HTMLSelectElement>(labelled('Shown by'), 'select'), 'device')
  submit()
  const [, ...others] = usualFunnel.steps
  expect(chosen).toEqual([
    {
      steps: [{ event: 'page_view', filter: ['page', 'is', '/sale'] }, ...others],
      mode: 'strict',
      window: '7d',
      by: 'device',
    },
  ])
})

test('adds and takes away steps, and keeps two', () => {
  const { root, chosen, button, submit } = form({ ...usualFunnel, steps: usualFunnel.steps.slice(0, 2) })
  expect(root.querySelectorAll('[aria-label^="Take away"]')).toHaveLength(0)
  press(button('Add a step'))
  press(the(root, '[aria-label="Take away step 1"]'))
  submit()
  expect(chosen[0]?.steps.map(({ event }) => event)).toEqual(['select_item', ''])
})

test('goes back to the usual steps', () => {
  const { chosen, button } = form({ ...usualFunnel, mode: 'strict' })
  press(button('The usual steps'))
  expect(chosen).toEqual([null])
})

test('keeps a window of the address that it does not offer', () => {
  const { labelled } = form({ ...usualFunnel, window: '45m' })
  expect(texts(labelled('Within'), 'option:checked, option')).toContain('45m')
})
