// Each adapter's page in a real Chromium, with the built tag and a collector that answers.
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { callTag } from '../support/call-tag.ts'
import { demoInBrowser } from '../support/demo-in-browser.ts'
import { createVisitor, type SentBatch, type Visitor } from '../support/visitor.ts'

let visitor: Visitor

const demo = demoInBrowser()

beforeEach(async () => {
  visitor = await createVisitor(demo.browser)
  await visitor.page.route(`${demo.collector.base}/adapters/**`, (route) =>
    route.fulfill(readAdapter(new URL(route.request().url()).pathname)),
  )
})

afterEach(() => visitor.leave())

const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  json: 'application/json',
}
/** The plain page has no script of its own: it is served under a policy that would allow none. */
const strictPolicy =
  "default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"

/** A file of the examples as a shop would have it: with the shop's own addresses in place of the reserved ones. */
function readAdapter(pathname: string) {
  const path = pathname.replace('/adapters/', 'examples/')
  const body = readFileSync(path, 'utf8')
    .replaceAll('https://shop.example/_c/shop-fr.js', '/demo.js')
    .replaceAll('https://c.shop.example/', `${demo.collector.base}/`)
    .replaceAll("brand: 'shop-fr'", "brand: 'demo'")
    .replaceAll("cookieDomain: 'shop.example'", "cookieDomain: ''")
  const headers = path.includes('/plain/') ? { 'content-security-policy': strictPolicy } : {}
  return { body, headers, contentType: types[path.split('.').at(-1) ?? ''] ?? 'text/plain' }
}

const open = (path: string) => visitor.page.goto(`${demo.collector.base}/adapters/${path}`)
const sent = () => visitor.batches().flatMap(({ body }) => body.events)
const names = () => sent().map(({ name }) => name)
const paramsOf = (wanted: string) => sent().find(({ name }) => name === wanted)?.params

async function sayYes(): Promise<void> {
  await visitor.page.waitForFunction(() => Object(Reflect.get(window, 'candor')).loaded)
  await callTag(visitor.page, 'consent', { analytics: true })
}

/** Waits for these events; then makes the page send all that it still holds, and finds no other. */
async function waitFor(expected: string[]): Promise<void> {
  const sorted = () => [...names()].sort()
  await expect.poll(sorted, { timeout: 5000 }).toEqual([...expected].sort())
  await visitor.page.evaluate(() => dispatchEvent(new Event('pagehide')))
  await visitor.page.evaluate(() => fetch('/healthz'))
  expect(sorted()).toEqual([...expected].sort())
}

const boots = { item_id: 'BOO-201', item_name: 'Ridge Leather Boots', price: 219 }

describe('a plain page with attributes only, under a strict policy', () => {
  it('tells page, search, list, clicks and cart, and nothing before the yes', async () => {
    await open('plain/index.html?q=boots')
    await visitor.page.waitForFunction(() => Object(Reflect.get(window, 'candor')).loaded)
    await visitor.page.getByText('Ridge Leather Boots, €219.00').click()
    expect(names()).toEqual([])
    await sayYes()
    await visitor.page.getByText('Add to cart').click()
    await visitor.page.getByText('Find your size').click()
    await waitFor(['page_view', 'search', 'view_item_list', 'select_item', 'add_to_cart', 'size_guide'])
    // Markup is text; the collector reads its numbers.
    const marked = { ...boots, price: '219' }
    expect(paramsOf('search')).toEqual({ search_term: 'boots', results: '2' })
    expect(paramsOf('view_item_list')).toMatchObject({
      item_list_id: 'search:boots',
      items: [
        { ...marked, index: '1' },
        { item_id: 'BOO-202', index: '2' },
      ],
    })
    expect(paramsOf('select_item')).toMatchObject({ items: [{ ...marked, index: '1' }] })
    expect(paramsOf('add_to_cart')).toMatchObject({
      currency: 'EUR',
      value: '219',
      items: [{ ...marked, quantity: '1' }],
    })
    expect(paramsOf('size_guide')).toEqual({ shelf: 'boots' })
    expect(visitor.troubles()).toEqual([])
  })

  it('sends nothing at all when nobody says yes', async () => {
    await open('plain/index.html?q=boots')
    await visitor.page.getByText('Add to cart').click()
    await open('plain/index.html')
    expect(visitor.batches()).toEqual([])
    expect(await visitor.cookies()).toEqual([])
  })
})

describe('a page whose container holds the custom HTML tag', () => {
  /** A container writes the tag's markup into the page and makes its scripts anew, for they would not run else. */
  const fireTag = () =>
    visitor.page.evaluate(async (html) => {
      for (const [, text = ''] of html.matchAll(/<script>([\s\S]*?)<\/script>/g)) {
        document.body.append(Object.assign(document.createElement('script'), { text }))
      }
      await new Promise((resolve) => document.head.lastElementChild?.addEventListener('load', resolve))
    }, readAdapter('/adapters/gtm/custom-html.html').body)

  it('tells the pushes from before it loaded, later ones and those by gtag(), each once', async () => {
    await open('gtm/page.html')
    await fireTag()
    await sayYes()
    await visitor.page.locator('#add').click()
    await visitor.page.locator('#order').click()
    await waitFor(['page_view', 'view_item', 'add_to_cart', 'purchase'])
    expect(paramsOf('view_item')).toMatchObject({ currency: 'EUR', value: 219, items: [boots] })
    expect(paramsOf('add_to_cart')).toMatchObject({ currency: 'EUR', value: 219, items: [boots] })
    expect(paramsOf('purchase')).toMatchObject({ transaction_id: 'T1', value: 219, shipping: 4.9 })
    expect(visitor.troubles()).toEqual([])
  })

  it('stays one tag when the container fires it twice', async () => {
    await open('gtm/page.html')
    await fireTag()
    await fireTag()
    await sayYes()
    await visitor.page.locator('#order').click()
    await waitFor(['page_view', 'view_item', 'purchase'])
  })
})

describe('a WooCommerce page as the plugin leaves it', () => {
  it('tells what was printed once the tag is there', async () => {
    await open('woocommerce/page.html')
    await visitor.page.addScriptTag({ path: 'examples/woocommerce/candor-woocommerce.js' })
    await visitor.page.addScriptTag({ url: '/demo.js' })
    await sayYes()
    await waitFor(['page_view', 'view_item_list', 'add_to_cart'])
    expect(paramsOf('add_to_cart')).toMatchObject({
      value: 39.8,
      items: [{ item_id: '32', item_name: 'Socks </script> & more', price: 19.9, quantity: 2 }],
    })
  })
})

/** A browser tells a page nothing of a beacon's answer; the same batch again is harmless, and is answered alike. */
async function repeat({ url, body }: SentBatch): Promise<unknown> {
  const userAgent = await visitor.page.evaluate(() => navigator.userAgent)
  const headers = { 'user-agent': userAgent }
  return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })).json()
}

describe('a Shopify pixel in its sandbox', () => {
  const publish = (name: string) =>
    visitor.page.evaluate((published) => {
      const shop: unknown = Reflect.get(window, 'publish')
      if (typeof shop === 'function') shop(published)
    }, name)

  beforeEach(async () => {
    await open('shopify/page.html')
    await visitor.page.waitForFunction(() => Reflect.has(window, 'publish'))
  })

  it('has its batches accepted, with one visitor from the first view to the order', async () => {
    const statuses: number[] = []
    visitor.page.on('response', (answer) => {
      if (answer.url().includes('/e/')) statuses.push(answer.status())
    })
    for (const name of ['product_viewed', 'product_added_to_cart', 'checkout_completed']) await publish(name)
    await waitFor(['view_item', 'add_to_cart', 'purchase'])
    await expect.poll(() => statuses).toEqual([202, 202, 202])
    for (const batch of visitor.batches()) expect(await repeat(batch)).toEqual({ accepted: 1, refused: [] })
    expect(new Set(visitor.batches().map(({ body }) => body.visitor)).size).toBe(1)
    expect(sent()[0]?.url).toBe(`${demo.collector.base}/adapters/shopify/page.html`)
    expect((await visitor.cookies()).map(({ name }) => name).sort()).toEqual([
      'Popsell_visit',
      'Popsell_visitor',
    ])
  })

  it('S3: could not post by itself: the sandbox’s origin is null, which is no shop’s', async () => {
    const [, sandbox] = visitor.page.frames()
    const origin = await sandbox?.evaluate(() => self.origin)
    const answer = await fetch(`${demo.collector.base}/e/demo`, {
      method: 'POST',
      headers: { origin: String(origin) },
      body: '{}',
    })
    expect([origin, answer.status]).toEqual(['null', 403])
  })
})
