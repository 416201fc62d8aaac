// The modes that measure before an answer: cookieless and exempt.
import { describe, expect, it } from 'vitest'
import { sayNo } from '../support/call-tag.ts'
import { demoInBrowser } from '../support/demo-in-browser.ts'
import { ordersToday } from '../support/orders-today.ts'
import { buySomething } from '../support/shop-walk.ts'
import { createVisitor, type Visitor } from '../support/visitor.ts'

const demo = demoInBrowser()

const cookieNames = async (visitor: Visitor) => (await visitor.cookies()).map(({ name }) => name).sort()

async function arriveUnder(consent: 'cookieless' | 'exempt'): Promise<Visitor> {
  await demo.collector.changeSettings((brand) => {
    brand.consent = consent
  })
  const visitor = await createVisitor(demo.browser)
  await visitor.page.goto(`${demo.collector.base}/shop/?candor_pub=P101`)
  return visitor
}

describe('the modes that measure before an answer', () => {
  it('E2: cookieless stores nothing on the device and still counts the visit by a pseudonym of the day', async () => {
    const before = await ordersToday(demo.collector)
    const visitor = await arriveUnder('cookieless')
    await buySomething(visitor.page)
    await visitor.page.goto(`${demo.collector.base}/blog/`)
    expect(await visitor.cookies()).toEqual([])
    expect(await visitor.storageKeys()).toEqual([])
    expect(visitor.batches().some(({ body }) => 'visitor' in body || 'session' in body)).toBe(false)
    expect(await ordersToday(demo.collector, before + 1)).toBe(before + 1)
    await visitor.leave()
  })

  it('exempt measures the audience without attribution, never renews the ID, and stops at a no', async () => {
    const visitor = await arriveUnder('exempt')
    await expect.poll(() => cookieNames(visitor)).toEqual(['Popsell_visit', 'Popsell_visitor'])
    const idOf = async () => (await visitor.cookies()).find(({ name }) => name === 'Popsell_visitor')
    const first = await idOf()
    await visitor.page.reload({ waitUntil: 'networkidle' })
    expect(await idOf()).toEqual(first)
    await sayNo(visitor.page)
    await expect.poll(() => cookieNames(visitor)).toEqual(['Popsell_consent'])
    await visitor.leave()
  })
})
