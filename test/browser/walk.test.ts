// One shopper's walk on the minified build, from an ambassador's blog to the analyst's number.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callTag } from '../support/call-tag.ts'
import { askUntil } from '../support/demo-collector.ts'
import { demoInBrowser } from '../support/demo-in-browser.ts'
import { today } from '../support/orders-today.ts'
import { buySomething, byTestId, type Order } from '../support/shop-walk.ts'
import { createVisitor, type Visitor } from '../support/visitor.ts'

const halfYearSeconds = 4320 * 3600

describe('a shopper who says yes', () => {
  const demo = demoInBrowser({ chromium: { isWhole: true } })
  let visitor: Visitor
  let order: Order
  let period: { from: string; to: string }

  beforeAll(async () => {
    visitor = await createVisitor(demo.browser)
    const { page } = visitor
    await page.goto(`${demo.collector.base}/blog/`)
    await page.goto(`${demo.collector.base}/shop/?candor_pub=P103`)
    await byTestId(page, 'consent-accept').click()
    await callTag(page, 'identify', {
      customer_id: 'C42',
      email: 'jean.dupont@example.com',
      phone: '+33612345678',
    })
    order = await buySomething(page)
    await page.reload()
    await byTestId(page, 'order-number').waitFor()
    period = today()
    await askUntil(
      demo.collector,
      { metrics: ['page_views'], period },
      ({ totals }) => (totals.page_views ?? 0) >= 7,
    )
    // What had no answer yet would wait on the device's shelf for the next page of the shop.
    await page.goto(`${demo.collector.base}/blog/`)
  }, 90_000)

  afterAll(() => visitor?.leave())

  it('E1: is in the report with every step, to the cent, a moment later', async () => {
    const metrics = ['visitors', 'visits', 'page_views', 'searches', 'orders', 'revenue', 'conversion']
    const answer = await demo.collector.query({ metrics, period })
    expect(answer.totals).toMatchObject({
      visitors: 1,
      visits: 1,
      page_views: 7,
      searches: 1,
      orders: 1,
      revenue: order.itemsCents,
      conversion: 1,
    })
    expect(order.itemsCents).toBeGreaterThan(0)
  })

  it('is one visit in each step of the funnel', async () => {
    const answer = await demo.collector.query({ metrics: ['visits'], dimensions: ['funnel_step'], period })
    expect(answer.rows.map((row) => [row.funnel_step, row.visits])).toEqual([
      ['search', 1],
      ['select_item', 1],
      ['add_to_cart', 1],
      ['purchase', 1],
    ])
  })

  it('credits what was searched, the product and the publication', async () => {
    const by = async (dimension: string, metrics: string[]) =>
      (await demo.collector.query({ metrics, dimensions: [dimension], period })).rows
    expect(await by('search_term', ['searches'])).toEqual([{ search_term: 'boots', searches: 1 }])
    expect(await by('publication', ['orders', 'revenue'])).toContainEqual({
      publication: 'P103',
      orders: 1,
      revenue: order.itemsCents,
    })
    expect(await by('product', ['orders', 'revenue'])).toContainEqual(
      expect.objectContaining({ product: order.sku, orders: 1, revenue: order.itemsCents }),
    )
  })

  it('K8, X10: is asked for no address and given no cookie outside the shop’s own site', async () => {
    const hosts = new Set(visitor.requests().map((url) => new URL(url).host))
    expect([...hosts]).toEqual([new URL(demo.collector.base).host])
    expect([...new Set((await visitor.cookies()).map(({ domain }) => domain))]).toEqual(['localhost'])
  })

  it('K2, K4: carries the publication, the visitor ID and the answer for 4320 hours, the visit for 30 minutes', async () => {
    const cookies = await visitor.cookies()
    expect(cookies.map(({ name }) => name).sort()).toEqual([
      'Popsell_consent',
      'Popsell_session_shop',
      'Popsell_visit',
      'Popsell_visitor',
    ])
    const now = Date.now() / 1000
    const lives = Object.fromEntries(cookies.map(({ name, expires }) => [name, now - expires]))
    expect(-(lives.Popsell_session_shop ?? 0)).toBeCloseTo(halfYearSeconds, -3)
    expect(-(lives.Popsell_visitor ?? 0)).toBeCloseTo(halfYearSeconds, -3)
    expect(cookies.find(({ name }) => name === 'Popsell_session_shop')?.value).toBe('P103')
    expect(cookies.every(({ sameSite, path }) => sameSite === 'Lax' && path === '/')).toBe(true)
  })

  it('K9: has no e-mail, phone or customer ID in any cookie after logging in', async () => {
    const values = (await visitor.cookies()).map(({ value }) => value).join(' ')
    expect(values).toContain('P103')
    expect(values).not.toMatch(/jean|dupont|@|%40|33612345678|C42/i)
  })

  it('loses the arrival’s parameter from the address bar and nothing else', async () => {
    const sent = visitor.batches().flatMap(({ body }) => [body.url, ...body.events.map(({ url }) => url)])
    expect(sent).toContain(`${demo.collector.base}/shop/`)
    expect(JSON.stringify(sent)).not.toContain('candor_pub')
  })

  it('sends few batches, each with consent, visitor and visit, and no request but those', () => {
    const batches = visitor.batches()
    expect(batches.length).toBeGreaterThan(0)
    for (const { body } of batches) {
      expect(body.consent).toEqual({ analytics: true, attribution: true, personalisation: true })
      expect(body.visitor).toMatch(/^[0-9a-f-]{36}$/)
      expect(body.session).toBe(batches[0]?.body.session)
      expect(body.publication).toBe('P103')
    }
  })

  it('keeps one storage key, the lists this tab remembers, and meets no error under a strict policy with Trusted Types', async () => {
    expect(await visitor.storageKeys()).toEqual(['Popsell_queue'])
    expect(await visitor.page.evaluate(() => Object.keys(localStorage))).toEqual([])
    expect(visitor.troubles()).toEqual([])
  })

  it('X10: shows an analyst the same numbers in the reports page, which asks nobody but the collector', async () => {
    const analyst = await createVisitor(demo.browser)
    await analyst.page.goto(demo.collector.reportsLink.replace('#', `?from=${period.from}&to=${period.to}#`))
    const main = analyst.page.locator('main')
    await main.getByText(euros(order.itemsCents)).first().waitFor()
    const shown = String(await main.evaluate(visibleText)).replaceAll(/\s+/g, ' ')
    for (const figure of ['Visitors 1 ', 'Visits 1 ', 'Orders 1 ', 'Conversion 100%'])
      expect(shown).toContain(figure)
    const rowOf = async (report: string, table: string, name: string) => {
      await analyst.page.getByRole('navigation').getByRole('link', { name: report }).click()
      const row = analyst.page.getByRole('table', { name: table }).getByRole('row', { name })
      await row.first().waitFor()
      return (await row.first().getByRole('cell').allTextContents()).slice(0, 2)
    }
    expect(await rowOf('Search', 'Terms', 'boots')).toEqual(['1', '1'])
    expect(await rowOf('Publications', 'By publication', 'P103')).toEqual(['1', '1'])
    expect(analyst.page.url()).not.toContain('access=')
    expect(new Set(analyst.requests().map((url) => new URL(url).origin))).toEqual(
      new Set([demo.collector.base]),
    )
    expect(analyst.troubles()).toEqual([])
    await analyst.leave()
  })
})

/** As the page writes an amount: `€219.00`. */
function euros(cents: number): string {
  return new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR' }).format(cents / 100)
}

/** What a person sees: parts that are hidden or side by side are told apart by the layout only. */
function visibleText(element: Element): string {
  const selection = getSelection()
  selection?.selectAllChildren(element)
  return String(selection)
}
