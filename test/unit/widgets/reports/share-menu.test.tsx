// @vitest-environment happy-dom
import { act } from 'preact/test-utils'
import { expect, test } from 'vitest'
import { type Shared, ShareMenu, type Wanted } from '../../../../widgets/reports/share-menu.tsx'
import { defaultView, type View } from '../../../../widgets/reports/view.ts'
import { onScreen, the } from '../ui/on-screen.ts'

const link = 'https://shop.example.com/_c/reports/shop#access=abc'
const ofP1: View = { ...defaultView, report: 'publications', filters: [['publication', 'is', 'P1']] }

const menu = (view: View, shared: Shared = { ok: true, link }) => {
  const asked: Wanted[] = []
  const share = async (wanted: Wanted) => {
    asked.push(wanted)
    return shared
  }
  const root = onScreen(<ShareMenu view={view} share={share} />)
  const make = () =>
    act(async () => void the(root, 'form').dispatchEvent(new Event('submit', { cancelable: true })))
  return { root, asked, make }
}

test('a link is made with the filters and the report that are shown, for the days chosen', async () => {
  const { root, asked, make } = menu(ofP1)
  expect(the(root, 'form p:first-child').textContent).toBe(
    'Whoever has the link sees only: Publication is P1.',
  )
  const days = the<HTMLSelectElement>(root, 'select')
  act(() => {
    days.value = '30'
    days.dispatchEvent(new Event('change', { bubbles: true }))
  })
  await make()
  expect(asked).toEqual([{ filters: ofP1.filters, report: 'publications', days: 30 }])
  expect(the<HTMLInputElement>(root, 'input').value).toBe(link)
  expect(the(root, '[role=status]').textContent).toBe(
    'Works for 30 days. It is shown this once: copy it now.',
  )
})

test('without filters it says that everything is shared, and of the first report names none', async () => {
  const { root, asked, make } = menu(defaultView)
  expect(the(root, 'form p:first-child').textContent).toContain('every figure')
  await make()
  expect(asked).toEqual([{ filters: [], days: 7 }])
})

test('what the collector refuses is said, and no link is shown', async () => {
  const { root, make } = menu(ofP1, { ok: false, message: 'this is not for the role of whoever asks' })
  await make()
  expect(root.querySelector('input')).toBeNull()
  expect(the(root, '[role=status]').textContent).toBe('this is not for the role of whoever asks')
})
