// The modes that measure before an answer: cookieless and exempt.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askUntil, type DemoCollector, startDemoCollector } from '../support/demo-collector.ts'
import { buySomething } from '../support/shop-walk.ts'
import { createVisitor, launchChromium, type Visitor } from '../support/visitor.ts'

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

const cookieNames = async (visitor: Visitor) => (await visitor.cookies()).map(({ name }) => name).sort()

async function arriveUnder(consent: 'cookieless' | 'exempt'): Promise<Visitor> {
  await collector.changeSettings((brand) => {
    brand.consent = consent
  })
  const visitor = await createVisitor(browser)
  await visitor.page.goto(`${collector.base}/shop/?candor_pub=P101`)
  return visitor
}

describe('the modes that measure before an answer', () => {
  it('E2: cookieless stores nothing on the device and still counts the visit by a pseudonym of the day', async () => {
    const before = await ordersToday()
    const visitor = await arriveUnder('cookieless')
    await buySomething(visitor.page)
    await visitor.page.goto(`${collector.base}/blog/`)
    expect(await visitor.cookies()).toEqual([])
    expect(await visitor.storageKeys()).toEqual([])
    expect(visitor.batches().some(({ body }) => 'visitor' in body || 'session' in body)).toBe(false)
    expect(await ordersToday(before + 1)).toBe(before + 1)
    await visitor.leave()
  })

  it('exempt measures the audience without attribution, never renews the ID, and stops at a no', async () => {
    const visitor = await arriveUnder('exempt')
    await expect.poll(() => cookieNames(visitor)).toEqual(['Popsell_visit', 'Popsell_visitor'])
    const idOf = async () => (await visitor.cookies()).find(({ name }) => name === 'Popsell_visitor')
    const first = await idOf()
    await visitor.page.reload({ waitUntil: 'networkidle' })
    expect(await idOf()).toEqual(first)
    await visitor.page.evaluate(
      (no) => {
        const tag: unknown = Reflect.get(window, 'candor')
        if (typeof tag === 'function') tag('consent', no)
      },
      { analytics: false, attribution: false, personalisation: false },
    )
    await expect.poll(() => cookieNames(visitor)).toEqual(['Popsell_consent'])
    await visitor.leave()
  })
})

/** Orders of today; with a number, waits for it for a while. */
async function ordersToday(expected?: number): Promise<number> {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(new Date())
  const question = { metrics: ['orders'], period: { from: today, to: today } }
  const { totals } = await askUntil(
    collector,
    question,
    ({ totals: { orders } }) => expected === undefined || orders === expected,
  )
  return totals.orders ?? 0
}
