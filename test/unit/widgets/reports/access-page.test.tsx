// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { AccessPage } from '../../../../widgets/reports/access-page.tsx'
import { onScreen, the } from '../ui/on-screen.ts'

test.each([
  ['missing', 'This link does not open the reports'],
  ['expired', 'This link has expired'],
] as const)('a link whose access is %s says so and how to get a new one', (reason, title) => {
  const root = onScreen(<AccessPage brand="shop-fr" reason={reason} />)
  expect(the(root, 'main h1').textContent).toBe(title)
  expect(the(root, 'code').textContent).toBe('npx candor report-link shop-fr')
})

test('without a brand the command shows where it goes', () => {
  const root = onScreen(<AccessPage brand="" reason="missing" />)
  expect(the(root, 'code').textContent).toBe('npx candor report-link <brand>')
})
