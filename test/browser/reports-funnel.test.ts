// An analyst at the funnel: chooses steps of their own, and finds them again by the address; nothing breaks on a phone.
import { expect, it } from 'vitest'
import { demoInBrowser } from '../support/demo-in-browser.ts'
import { violations } from '../support/violations.ts'
import { createVisitor } from '../support/visitor.ts'

const demo = demoInBrowser()

it('a funnel is chosen by keyboard, stands in the address, is shown by segment, and has no violation at 320 px', async () => {
  const { page, troubles, leave } = await createVisitor(demo.browser, { colorScheme: 'dark', width: 320 })
  await page.goto(demo.collector.reportsLink.replace('#', '?period=last-30-days&report=funnel#'))
  const settled = page.locator('main:not([aria-busy=true])')
  await settled.getByRole('rowheader', { name: 'Bought' }).waitFor()

  await page.getByText('Steps of the funnel', { exact: true }).focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('Step 1', { exact: true }).fill('page_view')
  await page.getByLabel('Step 2', { exact: true }).fill('view_item')
  await page.getByLabel('Steps follow').selectOption('strict')
  await page.getByLabel('Within').selectOption('1d')
  await page.getByLabel('Shown by').selectOption('device')
  await page.getByRole('button', { name: 'Show', exact: true }).focus()
  await page.keyboard.press('Enter')
  await settled.getByRole('rowheader', { name: 'Phone', exact: true }).waitFor()
  expect(page.url()).toContain('step=page_view&step=view_item&step=add_to_cart&step=purchase')
  expect(page.url()).toContain('mode=strict&window=1d&by=device')
  expect(await violations(page)).toEqual([])
  const isTooWide = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  )
  expect(isTooWide).toBe(false)
  const rows = await page.locator('tbody tr').allTextContents()

  await page.reload()
  await settled.getByRole('rowheader', { name: 'Phone', exact: true }).waitFor()
  expect(await page.locator('tbody tr').allTextContents()).toEqual(rows)
  if (process.env.CANDOR_SHOTS)
    await page.screenshot({ path: `${process.env.CANDOR_SHOTS}/funnel.png`, fullPage: true })
  expect(troubles()).toEqual([])
  await leave()
})
