// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { Tabs } from '../../../../widgets/reports/tabs.tsx'
import { defaultView, type View } from '../../../../widgets/reports/view.ts'
import { onScreen, press, texts, the } from '../ui/on-screen.ts'
import { sampleCatalogue } from './sample-catalogue.ts'

const tabs = (changed: Partial<View> = {}) => {
  const chosen: View[] = []
  const view = { ...defaultView, ...changed }
  const root = onScreen(
    <Tabs catalogue={sampleCatalogue()} view={view} onChoose={(each) => chosen.push(each)} />,
  )
  return { root, chosen, view }
}

test('every report is a link, the shown one says so', () => {
  const { root } = tabs()
  expect(texts(root, 'nav a')).toEqual(['Overview', 'Search'])
  expect(the(root, '[aria-current=page]').textContent).toBe('Overview')
  expect(the(tabs({ report: 'search' }).root, '[aria-current=page]').textContent).toBe('Search')
  expect(the(tabs({ report: 'gone' }).root, '[aria-current=page]').textContent).toBe('Overview')
})

test('a link leads to the same days and filters, so that it opens in another tab too', () => {
  const { root } = tabs({ period: 'today', filters: [['device', 'is', 'phone']], report: 'search' })
  const links = [...root.querySelectorAll('a')].map((link) => link.getAttribute('href'))
  expect(links).toEqual([
    '?period=today&filter=device.is.phone',
    '?report=search&period=today&filter=device.is.phone',
  ])
  expect(tabs().root.querySelector('a')?.getAttribute('href')).toBe('?')
})

test('a plain press chooses the report here; the first stands without its name', () => {
  const { root, chosen, view } = tabs({ report: 'search' })
  press(the(root, 'li:first-child a'))
  press(the(root, 'li:last-child a'))
  expect(chosen).toEqual([{ ...view, report: '' }, view])
})

test('a press that asks for another tab is the browser’s', () => {
  const { root, chosen } = tabs()
  const event = new MouseEvent('click', { ctrlKey: true, bubbles: true, cancelable: true })
  the(root, 'li:last-child a').dispatchEvent(event)
  expect(chosen).toEqual([])
  expect(event.defaultPrevented).toBe(false)
})
