// Everybody can use the pages: axe-core over each, light and dark, wide and at 320 px, with nothing wider than the screen.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoCollector, startDemoCollector } from '../support/demo-collector.ts'
import { createVisitor, launchChromium, type Visitor } from '../support/visitor.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let collector: DemoCollector
let browser: Browser

beforeAll(async () => {
  collector = await startDemoCollector()
  browser = await launchChromium()
}, 60_000)

afterAll(async () => {
  await browser?.close()
  await collector?.stop()
})

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

/** Rule and place of each violation; a script policy keeps axe out of pages, so it comes from outside. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const results = await page.evaluate<AxeResults>('axe.run({ resultTypes: ["violations"] })')
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
  )
}

const isTooWide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

/** Waits for the numbers; a page that has none says what it shows instead, and what the collector said. */
async function showsReports({ page, troubles }: Visitor): Promise<void> {
  try {
    await page.getByText('Visitors by day').first().waitFor()
  } catch (error) {
    const shown = await page.locator('body').evaluate((body) => body.textContent)
    throw new Error(`the page shows: ${shown}\n${troubles().join('\n')}\n${collector.output()}`, {
      cause: error,
    })
  }
}

const looks = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 320 },
] as const

describe.each(looks)('in $colorScheme at $width px', (look) => {
  it.each(Object.keys(pages))('the %s has no violation and fits', async (name) => {
    const visitor = await createVisitor(browser, look)
    await visitor.page.goto(collector.base + pages[name], { waitUntil: 'networkidle' })
    expect(await violations(visitor.page)).toEqual([])
    expect(await isTooWide(visitor.page)).toBe(false)
    await visitor.leave()
  })

  it('the reports page has no violation and fits', async () => {
    const visitor = await createVisitor(browser, look)
    await visitor.page.goto(collector.reportsLink.replace('#', '?period=last-30-days#'))
    await showsReports(visitor)
    expect(await violations(visitor.page)).toEqual([])
    expect(await isTooWide(visitor.page)).toBe(false)
    await visitor.leave()
  })

  it('the reports page without a link says how to get one, and has no violation', async () => {
    const visitor = await createVisitor(browser, look)
    await visitor.page.goto(`${collector.base}/reports/demo`)
    await visitor.page.getByText('report-link demo').waitFor()
    expect(await violations(visitor.page)).toEqual([])
    await visitor.leave()
  })
})

it('finds a violation where there is one', async () => {
  const page = await browser.newPage()
  await page.setContent('<img src="data:," width="10" height="10">')
  expect(await violations(page)).toEqual(expect.arrayContaining([expect.stringContaining('image-alt')]))
  await page.close()
})
