// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { LongText, shownCharacters } from '../../../../widgets/ui/long-text.tsx'
import { onScreen, press, the } from './on-screen.ts'

test('short text stands alone, isolated from the direction around it', () => {
  const root = onScreen(<LongText text="شاي" />)
  expect(root.innerHTML).toBe('<bdi>شاي</bdi>')
})

test('text as long as the column is not cut, one character more is', () => {
  expect(onScreen(<LongText text={'x'.repeat(shownCharacters)} />).querySelector('button')).toBeNull()
  expect(onScreen(<LongText text={'x'.repeat(shownCharacters + 1)} />).querySelector('button')).not.toBeNull()
})

test('long text is whole in the document and in its title, and unfolds on a press', () => {
  const text = 'w'.repeat(500)
  const button = the(onScreen(<LongText text={text} />), 'button')
  expect(button.textContent).toBe(text)
  expect(button.title).toBe(text)
  expect(button.getAttribute('aria-expanded')).toBe('false')
  press(button)
  expect(button.getAttribute('aria-expanded')).toBe('true')
  press(button)
  expect(button.getAttribute('aria-expanded')).toBe('false')
})

test('S5: markup in it stays text', () => {
  const root = onScreen(<LongText text="<img src=x onerror=alert(1)>" />)
  expect(root.querySelector('img')).toBeNull()
  expect(root.textContent).toBe('<img src=x onerror=alert(1)>')
})
