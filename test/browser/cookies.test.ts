// The cookies by name, value and lifetime, and a shop that works without them.
import type { Cookie } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { callTag } from '../support/call-tag.ts'
import { demoInBrowser } from '../support/demo-in-browser.ts'
import { ordersToday } from '../support/orders-today.ts'
import { buySomething, byTestId } from '../support/shop-walk.ts'
import { createVisitor, type Visitor } from '../support/visitor.ts'

const demo = demoInBrowser()

const cookieNamed = async (visitor: Visitor, name: string): Promise<Cookie | undefined> =>
  (await visitor.cookies()).find((cookie) => cookie.name === name)

/** Hours that a cookie still lives, to the minute. */
const hoursLeft = (cookie: Cookie | undefined) =>
  Math.round((((cookie?.expires ?? 0) - Date.now() / 1000) / 3600) * 60) / 60

async function arrive(query: string): Promise<Visitor> {
  const visitor = await createVisitor(demo.browser)
  await visitor.page.goto(`${demo.collector.base}/shop/${query}`)
  return visitor
}

describe('cookies of the shop', () => {
  it('K1: an ambassador who arrives to pick products gets exactly ID and alias, without any consent', async () => {
    const visitor = await arrive('?candor_add=A12.lea&colour=blue#top')
    await expect.poll(async () => (await cookieNamed(visitor, 'Popsell_session_add'))?.value).toBe('A12.lea')
    expect((await visitor.cookies()).map(({ name }) => name)).toEqual(['Popsell_session_add'])
    expect(visitor.page.url()).toBe(`${demo.collector.base}/shop/?colour=blue#top`)
    await visitor.leave()
  })

  it('K1: nobody else gets it, and a value that is no ID and alias is refused', async () => {
    const visitor = await arrive('?candor_add=jean@example.com')
    await byTestId(visitor.page, 'consent-accept').click()
    await expect
      .poll(async () => (await cookieNamed(visitor, 'Popsell_visitor'))?.value)
      .toMatch(/^[0-9a-f-]{36}$/)
    expect(await cookieNamed(visitor, 'Popsell_session_add')).toBeUndefined()
    await visitor.leave()
  })

  it('K2: the publication is remembered only once attribution is agreed to', async () => {
    const visitor = await arrive('?candor_pub=P101')
    await byTestId(visitor.page, 'consent-choose').click()
    await byTestId(visitor.page, 'consent-analytics').check()
    await byTestId(visitor.page, 'consent-save').click()
    await expect.poll(async () => (await cookieNamed(visitor, 'Popsell_consent'))?.value).toBe('100')
    expect(await cookieNamed(visitor, 'Popsell_session_shop')).toBeUndefined()
    await visitor.leave()
  })

  it('K3: customer IDs and gift codes are handed over, and anything else is refused', async () => {
    const visitor = await arrive('')
    await callTag(visitor.page, 'data', { customer_id: 'C42', gifts: ['SKU1', 'SKU2'] })
    await expect
      .poll(async () => (await cookieNamed(visitor, 'Popsell_data'))?.value)
      .toBe('c=C42&g=SKU1,SKU2')
    await callTag(visitor.page, 'data', { customer_id: 'jean@example.com' })
    await callTag(visitor.page, 'data', { email: 'jean@example.com' })
    expect((await cookieNamed(visitor, 'Popsell_data'))?.value).toBe('c=C42&g=SKU1,SKU2')
    await visitor.leave()
  })

  it.each([1, 8760, 4320])(
    'K4: K1–K3 and the visitor ID live the %i hours that the brand chose',
    async (hours) => {
      const settings = await (await fetch(`${demo.collector.base}/demo.js`)).text()
      if (!settings.includes(`"lifetime":${hours * 3600},`)) {
        await demo.collector.changeSettings((brand) => {
          brand.cookies = { ...Object(brand.cookies), lifetimeHours: hours }
        })
      }
      const visitor = await arrive('?candor_add=A12.lea&candor_pub=P101')
      await byTestId(visitor.page, 'consent-accept').click()
      await callTag(visitor.page, 'data', { gifts: ['SKU1'] })
      const names = ['Popsell_session_add', 'Popsell_session_shop', 'Popsell_data', 'Popsell_visitor']
      await expect
        .poll(async () => Promise.all(names.map(async (name) => hoursLeft(await cookieNamed(visitor, name)))))
        .toEqual(names.map(() => hours))
      await visitor.leave()
    },
  )
})

describe('a browser without cookies', () => {
  it('K10: the shop works, nothing is thrown, and the purchase still arrives', async () => {
    const visitor = await createVisitor(demo.browser, {
      before: () => {
        const refuse = () => {
          throw new DOMException('Access is denied for this document.', 'SecurityError')
        }
        Object.defineProperty(Document.prototype, 'cookie', { configurable: true, get: refuse, set: refuse })
      },
    })
    const before = await ordersToday(demo.collector)
    await visitor.page.goto(`${demo.collector.base}/shop/`)
    await byTestId(visitor.page, 'consent-accept').click()
    // Without cookies the answer lasts for this page only: on the next ones nothing may be sent.
    await callTag(visitor.page, 'purchase', { transaction_id: 'K10', currency: 'EUR', value: 1 })
    await buySomething(visitor.page)
    expect(visitor.troubles()).toEqual([])
    expect(await visitor.cookies()).toEqual([])
    expect(await ordersToday(demo.collector, before + 1)).toBe(before + 1)
    await visitor.leave()
  })

  it('K10: a blocked tag leaves a shop that works', async () => {
    const visitor = await createVisitor(demo.browser)
    await visitor.page.route('**/demo.js', (route) => route.abort())
    await visitor.page.goto(`${demo.collector.base}/shop/`)
    const order = await buySomething(visitor.page)
    expect(order.number).toMatch(/^CM-/)
    expect(visitor.troubles().filter((text) => !text.includes('ERR_FAILED'))).toEqual([])
    expect(await visitor.cookies()).toEqual([])
    await visitor.leave()
  })
})
