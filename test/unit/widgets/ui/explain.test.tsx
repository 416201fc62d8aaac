// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { Explain } from '../../../../widgets/ui/explain.tsx'
import { onScreen, the } from './on-screen.ts'

test('the word is a button that opens the popover beside it', () => {
  const root = onScreen(
    <Explain word="Visits">
      <p>Runs of events.</p>
    </Explain>,
  )
  const panel = the(root, '[popover]')
  expect(the(root, 'button').textContent).toBe('Visits')
  expect(the(root, 'button').getAttribute('popovertarget')).toBe(panel.id)
  expect(panel.textContent).toBe('Runs of events.')
})

test('two explanations have two ids', () => {
  const root = onScreen(
    <div>
      <Explain word="One">1</Explain>
      <Explain word="Two">2</Explain>
    </div>,
  )
  const ids = [...root.querySelectorAll('[popover]')].map((panel) => panel.id)
  expect(new Set(ids).size).toBe(2)
})

test('opening puts the explanation under its word, closing leaves it', () => {
  const root = onScreen(<Explain word="Visits">Runs of events.</Explain>)
  const panel = the(root, '[popover]')
  const toggle = (newState: string) => panel.dispatchEvent(Object.assign(new Event('toggle'), { newState }))
  toggle('closed')
  expect(panel.style.top).toBe('')
  toggle('open')
  expect(panel.style.left).toBe('8px')
  expect(panel.style.top).toBe('8px')
})
