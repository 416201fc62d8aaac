// Cookies set by the collector on the shop's own origin, as a real Chromium keeps them.
import { beforeAll, describe, expect, it } from 'vitest'
import { demoInBrowser } from '../support/demo-in-browser.ts'
import { createVisitor, type Visitor } from '../support/visitor.ts'
import { aVisitor } from '../support/wire-batch.ts'

const demo = demoInBrowser()

beforeAll(async () => {
  await demo.collector.changeSettings((settings) => {
    settings.cookies = { setBy: 'server', lifetimeHours: 8760 }
  })
})

async function visitOf(address: string): Promise<Visitor> {
  const visitor = await createVisitor(demo.browser)
  await visitor.page.goto(address)
  return visitor
}

/** Asks as the tag does; the answer's status, or null where the browser hides it. */
const ask = (visitor: Visitor, url: string, body: object) =>
  visitor.page.evaluate(
    ([address = '', text = '']) =>
      fetch(address, { method: 'POST', body: text, keepalive: true }).then(
        ({ status }) => status,
        () => null,
      ),
    [url, JSON.stringify(body)],
  )

describe('with cookies.setBy server', () => {
  it('K4, K11: Chromium keeps the configured lifetime, and the page can read what it is handed', async () => {
    const visitor = await visitOf(`${demo.collector.base}/shop/`)
    const asked = Date.now() / 1000
    const changes = {
      session_add: 'A12.lea',
      session_shop: 'P123',
      data: 'c=C42',
      visitor: aVisitor,
      consent: '111',
    }
    expect(await ask(visitor, '/c/demo', changes)).toBe(204)
    const cookies = await visitor.cookies()
    for (const name of ['session_add', 'session_shop', 'data', 'visitor']) {
      const cookie = cookies.find((kept) => kept.name === `Popsell_${name}`)
      expect(cookie).toMatchObject({ domain: 'localhost', path: '/', sameSite: 'Lax', httpOnly: false })
      expect(Math.abs((cookie?.expires ?? 0) - asked - 8760 * 3600)).toBeLessThan(60)
    }
    expect(await visitor.page.evaluate(() => document.cookie)).toContain('Popsell_data=c=C42')
    await visitor.leave()
  })

  it('takes them off the device again', async () => {
    const visitor = await visitOf(`${demo.collector.base}/shop/`)
    await ask(visitor, '/c/demo', { session_add: 'A12.lea', data: 'c=C42' })
    expect(await ask(visitor, '/c/demo', { session_add: null, data: null })).toBe(204)
    expect((await visitor.cookies()).filter(({ name }) => /session_add|data/.test(name))).toEqual([])
    await visitor.leave()
  })

  it('K8: a page of another host gets nothing set, neither there nor here', async () => {
    const visitor = await visitOf(`${demo.collector.base.replace('localhost', '127.0.0.1')}/reports/demo`)
    expect(await ask(visitor, `${demo.collector.base}/c/demo`, { session_add: 'A12.lea' })).toBeNull()
    expect(await visitor.cookies()).toEqual([])
    await visitor.leave()
  })
})
