// A page view is counted once for each view a person has, and for none that nobody has.
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { callTag } from '../support/call-tag.ts'
import { demoInBrowser } from '../support/demo-in-browser.ts'
import { type Edge, startEdge } from '../support/edge.ts'
import { plainPage } from '../support/plain-page.ts'
import { createVisitor, type Visitor, type Wishes } from '../support/visitor.ts'

let edge: Edge
let visitor: Visitor | undefined

const demo = demoInBrowser({ chromium: { hasBackForwardCache: true } })

beforeEach(async () => {
  edge = await startEdge(demo.collector, {
    '/first.html': plainPage(),
    '/next.html': plainPage(),
  })
})

afterEach(async () => {
  await visitor?.leave()
  await edge.stop()
})

/** Opens `path` for a shopper who said yes on an earlier page. */
async function open(path: string, wishes: Wishes = {}): Promise<Page> {
  visitor = await createVisitor(demo.browser, wishes)
  await visitor.page
    .context()
    .addCookies([{ name: 'Popsell_consent', value: '111', domain: 'localhost', path: '/' }])
  await visitor.page.goto(`${edge.base}${path}`)
  return visitor.page
}

/** A batch whose answer a page did not see any more comes again: each event is one by its ID, as the collector has it. */
const paths = () => {
  const viewed = edge.batches().flatMap(({ body }) => {
    const shared = 'url' in body ? String(body.url) : ''
    return body.events
      .filter(({ name }) => name === 'page_view')
      .map(({ id, url }): [string, string] => [id, new URL(url ?? shared).pathname])
  })
  return [...new Map(viewed).values()]
}

const markers = () => new Set(edge.events('marker').map(({ id }) => id)).size

const waiting = { timeout: 10_000 }

/** The views that came before an event that is called now: all that there will be so far. */
async function viewsUntilNow(page: Page): Promise<string[]> {
  const earlier = markers()
  await callTag(page, 'event', 'marker')
  await expect.poll(markers, waiting).toBe(earlier + 1)
  return paths()
}

const setVisibility = (state: string) => {
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => state === 'hidden' })
  document.dispatchEvent(new Event('visibilitychange'))
}

describe('a page of a single-page shop', () => {
  it('is counted at each change of its path, by whatever means, and once', async () => {
    const page = await open('/first.html')
    await page.evaluate(() => {
      history.pushState(null, '', '/list')
      history.pushState(null, '', '/list')
      history.replaceState(null, '', '/product')
    })
    expect(await viewsUntilNow(page)).toEqual(['/first.html', '/list', '/product'])
    await page.evaluate(
      () =>
        new Promise((resolve) => {
          addEventListener('popstate', resolve, { once: true })
          history.go(-2)
        }),
    )
    expect(await viewsUntilNow(page)).toEqual(['/first.html', '/list', '/product', '/first.html'])
  })

  it('is not counted when only its query, its hash or its state changes', async () => {
    const page = await open('/first.html')
    await page.evaluate(() => {
      history.pushState(null, '', '?colour=blue')
      history.replaceState({ filters: 2 }, '', '?colour=red')
      history.pushState(null, '', '#reviews')
      location.hash = 'top'
    })
    expect(await viewsUntilNow(page)).toEqual(['/first.html'])
  })
})

describe('a page that is not seen', () => {
  it('is counted when it comes back from the back-forward cache', async () => {
    const page = await open('/first.html')
    expect(await viewsUntilNow(page)).toEqual(['/first.html'])
    await page.evaluate(() => {
      addEventListener('pageshow', ({ persisted }) => Reflect.set(window, 'persisted', persisted))
    })
    await page.goto(`${edge.base}/next.html`)
    expect(await viewsUntilNow(page)).toEqual(['/first.html', '/next.html'])
    await page.goBack({ waitUntil: 'commit' })
    // Its event may come after the page is there again.
    await expect.poll(() => page.evaluate(() => Reflect.get(window, 'persisted'))).toBe(true)
    expect(await viewsUntilNow(page)).toEqual(['/first.html', '/next.html', '/first.html'])
  })

  it('is counted when a background tab is first looked at (a simulated `hidden`), and once', async () => {
    const page = await open('/first.html', {
      before: () => Object.defineProperty(document, 'hidden', { configurable: true, get: () => true }),
    })
    expect(await viewsUntilNow(page)).toEqual([])
    await page.evaluate(setVisibility, 'visible')
    expect(await viewsUntilNow(page)).toEqual(['/first.html'])
    await page.evaluate(setVisibility, 'hidden')
    await page.evaluate(setVisibility, 'visible')
    expect(await viewsUntilNow(page)).toEqual(['/first.html'])
  })

  it('sends nothing while it is prerendered, and is counted on activation (simulated by its event)', async () => {
    const page = await open('/first.html', {
      before: () => {
        Object.defineProperty(document, 'hidden', { configurable: true, get: () => true })
        Object.defineProperty(document, 'prerendering', { configurable: true, get: () => true })
      },
    })
    await callTag(page, 'event', 'marker')
    await page.waitForLoadState('networkidle')
    expect(edge.events()).toEqual([])
    await page.evaluate(() => {
      Object.defineProperty(document, 'prerendering', { configurable: true, get: () => false })
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => false })
      document.dispatchEvent(new Event('prerenderingchange'))
    })
    await expect.poll(paths, waiting).toEqual(['/first.html'])
  })
})
