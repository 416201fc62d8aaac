// Everybody can use the pages: axe-core over each, light and dark, wide and at 320 px, with nothing wider than the screen.
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { demoInBrowser } from '../support/demo-in-browser.ts'
import { violations } from '../support/violations.ts'
import { createVisitor } from '../support/visitor.ts'

const demo = demoInBrowser()

/** The page with the question open, where it asks one. */
const pages: Record<string, string> = {
  door: '/',
  'shop with its question': '/shop/',
  'search that finds': '/shop/search.html?q=boots',
  'search that finds nothing': '/shop/search.html?q=kayak',
  product: '/shop/product.html?sku=FTW-201',
  cart: '/shop/cart.html?cart=FTW-201*1',
  checkout: '/shop/checkout.html?cart=FTW-201*1',
  'privacy page': '/shop/privacy.html',
  blog: '/blog/',
}

const isTooWide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

const looks = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 320 },
] as const

describe.each(looks)('in $colorScheme at $width px', (look) => {
  it.each(Object.keys(pages))('the %s has no violation and fits', async (name) => {
    const visitor = await createVisitor(demo.browser, look)
    await visitor.page.goto(demo.collector.base + pages[name], { waitUntil: 'networkidle' })
    expect(await violations(visitor.page)).toEqual([])
    expect(await isTooWide(visitor.page)).toBe(false)
    await visitor.leave()
  })

  it('the reports page without a link says how to get one, and has no violation', async () => {
    const visitor = await createVisitor(demo.browser, look)
    await visitor.page.goto(`${demo.collector.base}/reports/demo`)
    await visitor.page.getByText('report-link demo').waitFor()
    expect(await violations(visitor.page)).toEqual([])
    await visitor.leave()
  })
})

it('finds a violation where there is one', async () => {
  const page = await demo.browser.newPage()
  await page.setContent('<img src="data:," width="10" height="10">')
  expect(await violations(page)).toEqual(expect.arrayContaining([expect.stringContaining('image-alt')]))
  await page.close()
})
