// The built tag loads the built popins from the collector: a shopper answers, and confirms from the inbox.
import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { demoInBrowser } from '../support/demo-in-browser.ts'
import { shown } from '../support/popin-visit.ts'
import { until } from '../support/until.ts'
import { createVisitor, type Visitor } from '../support/visitor.ts'

const demo = demoInBrowser()
let visitor: Visitor

beforeEach(async () => {
  visitor = await createVisitor(demo.browser)
  await visitor.page.goto(`${demo.collector.base}/shop/`)
  await visitor.page.waitForFunction(() => Object(Reflect.get(window, 'candor')).loaded)
})

const popinRequests = () => visitor.requests().filter((url) => /\/popins\.js|\/p\/|\/o\//.test(url))

/** Playwright's evaluating counts as an act of the person's. */
const call = (page: Page, ...given: unknown[]) =>
  page.evaluate((given) => {
    const candor: unknown = Reflect.get(window, 'candor')
    if (typeof candor === 'function') candor(...given)
  }, given)

describe('the tag', () => {
  it('loads nothing of the popins before one is called', async () => {
    await visitor.page.goto(`${demo.collector.base}/shop/search.html?q=boots`)
    await visitor.page.waitForLoadState('networkidle')
    expect(popinRequests()).toEqual([])
    await visitor.leave()
  })

  it('loads them when one is called, under the shop’s strict policy, and what is sent is confirmed from the inbox', async () => {
    const { page } = visitor
    await call(page, 'popin', 'subscribe', { publication: 'P101' })
    await shown(page)
    const popin = page.locator('candor-popin')
    const address = 'ann@example.com'
    await popin.locator('input[type=email]').fill(address)
    await popin.locator('input[type=checkbox]').first().check()
    // Whoever answers within a second is taken for a robot.
    const opened = await page.evaluate(() => performance.now())
    await page.waitForFunction((since) => performance.now() - since > 1000, opened)
    await popin.locator('button').last().click()
    await popin
      .getByRole('status')
      .filter({ hasText: /e-mail/ })
      .waitFor()
    expect(visitor.troubles()).toEqual([])

    const confirm = page.locator('a[href*="/confirm/"]').first()
    await until('the mail was sent', async () => {
      await page.goto(`${demo.collector.base}/inbox`)
      return (await confirm.count()) > 0
    })
    await page.goto(String(await confirm.getAttribute('href')))
    await page.getByRole('button', { name: 'Confirm', exact: true }).click()
    await page.getByRole('heading', { name: 'Confirmed' }).waitFor()
    expect(visitor.troubles()).toEqual([])
    await visitor.leave()
  })

  it('tells the shop’s consent by the consent popin', async () => {
    const { page } = visitor
    await call(page, 'popin', 'consent')
    await shown(page)
    await page.locator('candor-popin').getByRole('button', { name: 'Accept' }).click()
    await expect
      .poll(() =>
        page.evaluate(() => {
          const candor: unknown = Reflect.get(window, 'candor')
          return typeof candor === 'function' ? candor('consent', 'get') : null
        }),
      )
      .toMatchObject({ analytics: true, attribution: true, personalisation: true, answered: true })
    await visitor.leave()
  })
})
