// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { AccessPage } from '../../../../widgets/reports/access-page.tsx'
import { onScreen, the } from '../ui/on-screen.ts'

test.each([
  ['logged_out', 'Log in to read these reports'],
  ['expired', 'This link has expired'],
] as const)('%s: it says so, leads to the log-in, and says how to get a new link', (reason, title) => {
  const root = onScreen(<AccessPage brand="shop-fr" reason={reason} />)
  expect(the(root, 'main h1').textContent).toBe(title)
  expect(the(root, 'a').getAttribute('href')).toBe('/login?brand=shop-fr')
  expect(the(root, 'code').textContent).toBe('npx candor report-link shop-fr')
})

test('without a brand the command shows where it goes', () => {
  const root = onScreen(<AccessPage brand="" reason="logged_out" />)
  expect(the(root, 'a').getAttribute('href')).toBe('/login')
  expect(the(root, 'code').textContent).toBe('npx candor report-link <brand>')
})
