// Pages that make it hard: whatever they do, they go on working, and what may be measured arrives.
import { describe, expect, it } from 'vitest'
import { callTag, sayYes } from '../support/call-tag.ts'
import { demoInBrowser } from '../support/demo-in-browser.ts'
import { plainPage } from '../support/plain-page.ts'
import { createVisitor, type Visitor, type Wishes } from '../support/visitor.ts'

/** A link, a form and a button of the shop's own; the shop counts what reaches it. */
const shop = `<a id="next" href="/next.html">Next</a>
<form id="order" action="/next.html"><button id="buy">Buy</button></form>`

const withoutStub = (body: string) => ({
  html: `<!doctype html><title>Bare</title><link rel="icon" href="/shop/pictures/icon.svg">${body}<script src="/demo.js"></script>${shop}`,
})

const pages = {
  '/next.html': plainPage(),
  '/form.html': withoutStub('<form name="candor"></form>'),
  '/link.html': withoutStub('<a id="candor" href="#top">Candor</a>'),
  '/two-links.html': withoutStub('<a id="candor"></a><a id="candor"></a>'),
  '/stub-and-form.html': plainPage({ body: `<form name="candor"></form><a id="candor"></a>${shop}` }),
  '/twice.html': plainPage({
    body: `<script src="/demo.js"></script><script src="/demo.js"></script>${shop}`,
  }),
  '/frozen.html': plainPage({ body: shop }),
  '/plain.html': plainPage({ body: shop }),
}

const demo = demoInBrowser({ pages })

async function open(path: string, wishes: Wishes = {}): Promise<Visitor> {
  const visitor = await createVisitor(demo.browser, wishes)
  await visitor.page.goto(`${demo.edge.base}${path}`)
  return visitor
}

/** Names of the events that came after the first `earlier` ones. */
const arrivedSince = (earlier: number) => () =>
  demo.edge
    .events()
    .slice(earlier)
    .map(({ name }) => name)

const waiting = { timeout: 10_000 }

const freeze = () => {
  for (const { prototype } of [Array, Object, Function, String, Promise, Map, Set, RegExp]) {
    Object.freeze(prototype)
  }
}

const breakStorage = () => {
  const refuse = () => {
    throw new DOMException('Access is denied for this document.', 'SecurityError')
  }
  for (const name of ['localStorage', 'sessionStorage']) {
    Object.defineProperty(window, name, { configurable: true, get: refuse })
  }
}

const fillStorage = () => {
  Storage.prototype.setItem = () => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
  }
}

const breakCookies = () => {
  const refuse = () => {
    throw new DOMException('Access is denied for this document.', 'SecurityError')
  }
  Object.defineProperty(Document.prototype, 'cookie', { configurable: true, get: refuse, set: refuse })
}

const sealHistory = () => {
  Object.freeze(history)
  Object.freeze(History.prototype)
}

interface Case {
  what: string
  path: string
  before?: () => void
}

const cases: Case[] = [
  { what: 'with a form named candor and no stub', path: '/form.html' },
  { what: 'with a link whose ID is candor and no stub', path: '/link.html' },
  { what: 'with two elements whose ID is candor and no stub', path: '/two-links.html' },
  { what: 'with the stub, a form and a link named candor', path: '/stub-and-form.html' },
  { what: 'with the tag three times', path: '/twice.html' },
  { what: 'that froze the prototypes', path: '/frozen.html', before: freeze },
  { what: 'whose history cannot be changed', path: '/plain.html', before: sealHistory },
  { what: 'where storage throws at its very name', path: '/plain.html', before: breakStorage },
  { what: 'where storage is full', path: '/plain.html', before: fillStorage },
  { what: 'where cookies throw', path: '/plain.html', before: breakCookies },
]

describe('a page', () => {
  it.each(cases)('$what works, and its view and events arrive once', async ({ path, before }) => {
    const earlier = demo.edge.events().length
    const visitor = await open(path, before ? { before } : {})
    await visitor.page.waitForFunction(() => typeof Reflect.get(window, 'candor') === 'function')
    await sayYes(visitor.page)
    await callTag(visitor.page, 'event', 'size_guide')
    await callTag(visitor.page, 'purchase', {
      transaction_id: crypto.randomUUID(),
      currency: 'EUR',
      value: 1,
    })
    await expect.poll(() => arrivedSince(earlier)(), waiting).toEqual(['page_view', 'size_guide', 'purchase'])
    await visitor.page.locator('#buy').click()
    await visitor.page.waitForURL('**/next.html?')
    expect(visitor.troubles()).toEqual([])
    await visitor.leave()
  })

  it('K10: that has the stub but not the tag, which is blocked, works; nothing is sent, set or kept', async () => {
    const earlier = demo.edge.events().length
    const visitor = await createVisitor(demo.browser)
    await visitor.page.route('**/demo.js', (route) => route.abort())
    await visitor.page.goto(`${demo.edge.base}/plain.html`)
    await sayYes(visitor.page)
    await callTag(visitor.page, 'purchase', { transaction_id: 'T1', currency: 'EUR', value: 1 })
    await visitor.page.locator('#buy').click()
    await visitor.page.waitForURL('**/next.html?')
    expect(visitor.troubles().filter((text) => !text.includes('ERR_FAILED'))).toEqual([])
    expect(await visitor.cookies()).toEqual([])
    expect(await visitor.storageKeys()).toEqual([])
    expect(arrivedSince(earlier)()).toEqual([])
    await visitor.leave()
  })

  it('never has a default prevented: links, forms and keys do what they do without the tag', async () => {
    const visitor = await open('/plain.html', {
      before: () => {
        Reflect.set(window, 'prevented', 0)
        const original = Event.prototype.preventDefault
        Event.prototype.preventDefault = function () {
          Reflect.set(window, 'prevented', Number(Reflect.get(window, 'prevented')) + 1)
          original.call(this)
        }
      },
    })
    await sayYes(visitor.page)
    await visitor.page.evaluate(() => {
      document.addEventListener('click', (event) => {
        Reflect.set(window, 'wasPrevented', event.defaultPrevented)
        event.preventDefault()
      })
    })
    await visitor.page.locator('#next').click()
    const seen = await visitor.page.evaluate(() => [
      Reflect.get(window, 'wasPrevented'),
      Reflect.get(window, 'prevented'),
    ])
    // The one call is this page's own.
    expect(seen).toEqual([false, 1])
    await visitor.leave()
  })

  it('is told by one line, and not by an exception, of a command that does not exist', async () => {
    const visitor = await open('/plain.html')
    await visitor.page.waitForFunction(
      () => Reflect.get(Object(Reflect.get(window, 'candor')), 'loaded') === true,
    )
    const line = visitor.page.waitForEvent('console')
    await callTag(visitor.page, 'purchas', { boots: 1 })
    expect((await line).text()).toContain('candor invalid_call purchas')
    expect(visitor.troubles()).toEqual([])
    await visitor.leave()
  })
})
