// What a shop measured arrives once, whatever becomes of the collector, the network or the page meanwhile.
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { callTag, sayNo, sayYes } from '../support/call-tag.ts'
import { askUntil } from '../support/demo-collector.ts'
import { demoInBrowser } from '../support/demo-in-browser.ts'
import { type Edge, startEdge } from '../support/edge.ts'
import { closeOffline, hide } from '../support/leave-tab.ts'
import { today } from '../support/orders-today.ts'
import { plainPage } from '../support/plain-page.ts'
import { createVisitor, type Visitor } from '../support/visitor.ts'

let edge: Edge
let visitor: Visitor
let page: Page
let storedBefore: number

const demo = demoInBrowser()

/** A shopper who said yes, whose first page view was answered. */
beforeEach(async () => {
  // With that first view, which is on its way.
  storedBefore = (await demo.collector.metric('candor_events_stored_total')) + 1
  edge = await startEdge(demo.collector, { '/first.html': plainPage(), '/next.html': plainPage() })
  visitor = await createVisitor(demo.browser)
  page = visitor.page
  await page.goto(`${edge.base}/first.html`)
  const answered = page.waitForEvent('requestfinished', (request) => request.url().includes('/e/'))
  await sayYes(page)
  await answered
})

afterEach(async () => {
  await visitor.leave()
  await edge.stop()
  await expect.poll(() => demo.collector.metric('candor_events_waiting'), waiting).toBe(0)
})

const waiting = { timeout: 12_000 }

const sentIds = (name?: string) => edge.events(name).map(({ id }) => id)

/** What the event store took, each event counted once, since the visitor's first page view. */
const stored = async () => (await demo.collector.metric('candor_events_stored_total')) - storedBefore

const shelf = (of: Page) => of.evaluate(() => localStorage.getItem('Popsell_queue') ?? '')

describe('a collector in trouble', () => {
  it('says 503 once: what it refused comes again, and is stored once', async () => {
    edge.behave('busy')
    await callTag(page, 'event', 'size_guide')
    await expect.poll(() => edge.events('size_guide').length, waiting).toBe(1)
    edge.behave('pass')
    await expect.poll(stored, waiting).toBe(1)
    expect(new Set(sentIds('size_guide')).size).toBe(1)
  })

  it('is not asked again before the pause that it named is over', async () => {
    edge.behave('busy')
    await callTag(page, 'event', 'first')
    await expect.poll(() => edge.events('first').length, waiting).toBe(1)
    const refused = Date.now()
    await callTag(page, 'purchase', { transaction_id: 'T503', currency: 'EUR', value: 1 })
    edge.behave('pass')
    await expect.poll(() => edge.events('purchase').length, waiting).toBe(1)
    expect(Date.now() - refused).toBeGreaterThanOrEqual(950)
    await expect.poll(stored, waiting).toBe(2)
  })

  it('takes a batch and its answer is lost: the repeat is not stored again', async () => {
    edge.behave('deaf')
    await callTag(page, 'event', 'size_guide')
    // A browser repeats by itself what a connection that it uses again did not answer.
    await expect.poll(() => edge.events('size_guide').length, waiting).toBeGreaterThan(0)
    edge.behave('pass')
    const lost = edge.events('size_guide').length
    await expect.poll(() => edge.events('size_guide').length, waiting).toBeGreaterThan(lost)
    await expect.poll(() => demo.collector.metric('candor_events_repeated_total'), waiting).toBeGreaterThan(0)
    expect(await stored()).toBe(1)
    expect(new Set(sentIds('size_guide')).size).toBe(1)
  })

  it('is killed in the middle of a batch and started again: every event is stored once', async () => {
    edge.behave('half')
    for (let at = 0; at < 10; at += 1) await callTag(page, 'event', 'size_guide', { at })
    await expect.poll(() => edge.events('size_guide').length, waiting).toBe(10)
    await expect.poll(stored, waiting).toBe(0)
    await demo.collector.kill()
    edge.behave('pass')
    await demo.collector.restart()
    // Its counts begin again.
    storedBefore = 0
    await expect.poll(stored, waiting).toBe(10)
    expect(new Set(sentIds('size_guide')).size).toBe(10)
  })
})

describe('a shopper without network', () => {
  it('comes online again: what happened meanwhile arrives, once', async () => {
    const network = page.context()
    await network.setOffline(true)
    const failed = page.waitForEvent('requestfailed')
    await callTag(page, 'event', 'size_guide')
    await callTag(page, 'event', 'fitting')
    await failed
    expect(edge.events('size_guide')).toEqual([])
    await network.setOffline(false)
    await expect.poll(stored, waiting).toBe(2)
    expect(sentIds('size_guide')).toHaveLength(1)
    expect(sentIds('fitting')).toHaveLength(1)
  })

  it('closes the tab: the next visit sends what the last one could not, once, and leaves no key', async () => {
    await closeOffline(page)
    const next = await page.context().newPage()
    await next.goto(`${edge.base}/first.html`)
    await expect.poll(() => edge.events('size_guide').length, waiting).toBe(1)
    // The event, and the next visit's page view.
    await expect.poll(stored, waiting).toBe(2)
    expect(sentIds('size_guide')).toHaveLength(1)
    await expect.poll(() => shelf(next), waiting).toBe('')
  })

  it('opens two tabs at the next visit: only the first sends what was left', async () => {
    await closeOffline(page)
    const tabs = [await page.context().newPage(), await page.context().newPage()]
    for (const tab of tabs) await tab.goto(`${edge.base}/first.html`)
    // Both tabs have sent what they had when both views are here.
    await expect.poll(() => edge.events('page_view').length, waiting).toBe(3)
    await expect.poll(stored, waiting).toBe(3)
    expect(sentIds('size_guide')).toHaveLength(1)
    expect(new Set(sentIds()).size).toBe(sentIds().length)
  })

  it('opens two tabs in one instant: whichever sends what was left, it is stored once', async () => {
    await closeOffline(page)
    const tabs = await Promise.all([page.context().newPage(), page.context().newPage()])
    await Promise.all(tabs.map((tab) => tab.goto(`${edge.base}/first.html`)))
    await expect.poll(() => edge.events('page_view').length, waiting).toBe(3)
    await expect.poll(stored, waiting).toBe(3)
    // Each process of the browser has a copy of the storage: both tabs may have read it before either took it away.
    expect(new Set(sentIds('size_guide')).size).toBe(1)
    for (const tab of tabs) expect(await shelf(tab)).toBe('')
  })

  it('is never asked a customer’s name by the shelf: who is logged in is not stored', async () => {
    await callTag(page, 'identify', { customer_id: 'C42', email: 'jean.dupont@example.com' })
    await expect.poll(stored, waiting).toBe(1)
    await page.context().setOffline(true)
    await callTag(page, 'event', 'size_guide')
    await hide(page)
    await expect.poll(() => shelf(page), waiting).toContain('size_guide')
    expect(await shelf(page)).not.toMatch(/C42|jean|dupont|example\.com"/)
  })
})

describe('a page that is left', () => {
  it('at once after a call, over a link that takes two seconds: the event arrives, once', async () => {
    edge.delay(2000)
    await page.evaluate((next) => {
      const tag: unknown = Reflect.get(window, 'candor')
      if (typeof tag === 'function') tag('event', 'size_guide')
      location.href = next
    }, `${edge.base}/next.html`)
    await page.waitForURL('**/next.html')
    await expect.poll(stored, waiting).toBe(2)
    expect(new Set(sentIds('size_guide')).size).toBe(1)
  })

  it('while the collector is busy: the next page sends what it left', async () => {
    edge.behave('busy')
    await callTag(page, 'event', 'size_guide')
    await expect.poll(() => edge.events('size_guide').length, waiting).toBe(1)
    await page.goto(`${edge.base}/next.html`)
    edge.behave('pass')
    await expect.poll(stored, waiting).toBe(2)
    expect(new Set(sentIds('size_guide')).size).toBe(1)
  })
})

describe('a burst', () => {
  it('of 200 views: 200 of 200 arrive once, in at most 5 requests of at most 120 bytes an event', async () => {
    await expect.poll(stored, waiting).toBe(0)
    const views = async () =>
      (await demo.collector.query({ metrics: ['page_views'], period: today() })).totals
    const before = (await views()).page_views ?? 0
    const earlier = edge.batches().length
    await page.evaluate(() => {
      const tag: unknown = Reflect.get(window, 'candor')
      for (let at = 0; at < 200; at += 1) if (typeof tag === 'function') tag('page')
    })
    await expect.poll(() => edge.events().length, waiting).toBe(201)
    const burst = edge.batches().slice(earlier)
    const bytes = burst.reduce((sum, { wireBytes }) => sum + wireBytes, 0)
    await expect.poll(stored, waiting).toBe(200)
    const answer = await askUntil(
      demo.collector,
      { metrics: ['page_views'], period: today() },
      ({ totals }) => (totals.page_views ?? 0) >= before + 200,
    )
    expect(answer.totals.page_views).toBe(before + 200)
    expect(new Set(sentIds()).size).toBe(201)
    expect(burst.length).toBeLessThanOrEqual(5)
    expect(bytes / 200).toBeLessThanOrEqual(120)
  })
})

describe('a shopper who withdraws while a queue waits', () => {
  it('E17: none of it is sent, no key and no ID stays, and a later yes does not bring it back', async () => {
    edge.behave('busy')
    await callTag(page, 'event', 'size_guide')
    await expect.poll(() => edge.events('size_guide').length, waiting).toBe(1)
    await hide(page)
    await expect.poll(() => shelf(page), waiting).toContain('size_guide')
    await callTag(page, 'event', 'fitting')
    await sayNo(page)
    expect(await visitor.storageKeys()).toEqual([])
    expect((await visitor.cookies()).map(({ name }) => name)).toEqual(['Popsell_consent'])
    edge.behave('pass')
    await sayYes(page)
    await callTag(page, 'event', 'later')
    await expect.poll(() => edge.events('later').length, waiting).toBe(1)
    expect(edge.events('fitting')).toEqual([])
    expect(edge.events('size_guide')).toHaveLength(1)
    await expect.poll(stored, waiting).toBeGreaterThan(0)
  })

  it('tells the collector of it, without any ID, and sends nothing after that', async () => {
    await callTag(page, 'event', 'size_guide')
    await sayNo(page)
    await callTag(page, 'event', 'fitting')
    await expect.poll(() => edge.events('consent').length, waiting).toBe(1)
    await page.goto(`${edge.base}/next.html`, { waitUntil: 'networkidle' })
    const told = edge.batches().at(-1)?.body
    expect(told?.consent).toEqual({ analytics: false, attribution: false, personalisation: false })
    expect(told).not.toHaveProperty('visitor')
    expect(told).not.toHaveProperty('session')
    expect(edge.events().map(({ name }) => name)).toEqual(['page_view', 'consent'])
    expect(await visitor.storageKeys()).toEqual([])
  })
})
