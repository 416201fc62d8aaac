// @vitest-environment happy-dom
import { act } from 'preact/test-utils'
import { expect, test } from 'vitest'
import { createSavedViews } from '../../../../widgets/reports/saved-views.ts'
import { SavedViewsMenu } from '../../../../widgets/reports/saved-views-menu.tsx'
import { defaultView, type View } from '../../../../widgets/reports/view.ts'
import { onScreen, press, texts, the } from '../ui/on-screen.ts'

const menu = (view: View, keeps = true) => {
  const kept: Record<string, string> = {}
  const memory = {
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, value: string) => {
      kept[key] = value
    },
  }
  const saved = createSavedViews('shop', keeps ? memory : null)
  const chosen: View[] = []
  const root = onScreen(<SavedViewsMenu saved={saved} view={view} onChoose={(each) => chosen.push(each)} />)
  const keep = (name: string) => {
    const field = the<HTMLInputElement>(root, 'input')
    act(() => {
      field.value = name
      field.dispatchEvent(new Event('input', { bubbles: true }))
    })
    act(() => void the(root, 'form').dispatchEvent(new Event('submit', { cancelable: true })))
  }
  return { root, chosen, keep }
}

const phones: View = { ...defaultView, report: 'search', filters: [['device', 'is', 'phone']], theme: 'dark' }

test('a view is kept by a name, opens again in the theme of now, and is forgotten', () => {
  const { root, chosen, keep } = menu(phones)
  keep(' <b>Phones</b> ')
  expect(texts(root, 'li bdi')).toEqual(['<b>Phones</b>'])
  expect(the(root, '[role=status]').textContent).toBe('Kept in this browser: <b>Phones</b>.')
  press(the(root, 'li button:first-child'))
  expect(chosen).toEqual([phones])
  press(the(root, 'li button:last-child'))
  expect(texts(root, 'li')).toEqual([])
  expect(the(root, '[role=status]').textContent).toBe('Forgotten: <b>Phones</b>.')
})

test('a browser that keeps nothing says so', () => {
  const { root, keep } = menu(phones, false)
  keep('a')
  expect(the(root, '[role=status]').textContent).toBe('This browser keeps nothing for this page.')
})
