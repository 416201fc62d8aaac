// Which host a cookie is set for: the widest that the browser accepts, and never a suffix that shops share.
import type { Cookie } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { callTag, sayYes } from '../support/call-tag.ts'
import { demoInBrowser } from '../support/demo-in-browser.ts'
import { createVisitor, type Visitor } from '../support/visitor.ts'

/** All are this machine. `test` is no registered name: a browser takes the last label for a suffix, as it does `co.uk`. */
const hosts = ['localhost', '127.0.0.1', 'example.test', 'shop.example.test', 'www.shop.example.test']

const demo = demoInBrowser({
  chromium: { more: ['--host-resolver-rules=MAP *.test 127.0.0.1', '--disable-features=HttpsUpgrades'] },
})
const port = () => new URL(demo.collector.base).port

let lifetimeHours = 4320

/** Each change is told from the last by the lifetime: the origins alone do not show in the tag. */
const change = (cookies: Record<string, unknown>) => {
  lifetimeHours -= 1
  return demo.collector.changeSettings((settings) => {
    settings.origins = hosts.map((host) => `http://${host}:${port()}`)
    settings.cookies = { ...cookies, lifetimeHours }
  })
}

/** Answers yes on `host`, arriving by a publication and with something handed over. */
async function shopAt(host: string): Promise<Visitor> {
  const visitor = await createVisitor(demo.browser)
  await visitor.page.goto(`http://${host}:${port()}/shop/?candor_pub=P101&candor_add=A12.lea`)
  await visitor.page.waitForFunction(
    () => Reflect.get(Object(Reflect.get(window, 'candor')), 'loaded') === true,
  )
  await sayYes(visitor.page)
  await callTag(visitor.page, 'data', { gifts: ['SKU1'] })
  await expect.poll(async () => (await namesOf(visitor)).length).toBe(all.length)
  return visitor
}

const all = [
  'Popsell_consent',
  'Popsell_data',
  'Popsell_session_add',
  'Popsell_session_shop',
  'Popsell_visit',
  'Popsell_visitor',
]

const namesOf = async (visitor: Visitor) => (await visitor.cookies()).map(({ name }) => name).sort()

const domainsOf = (cookies: Cookie[]) => [...new Set(cookies.map(({ domain }) => domain))]

/** A leading dot is a browser's sign of a cookie for sub-domains too. */
const widest: [string, string][] = [
  ['localhost', 'localhost'],
  ['127.0.0.1', '127.0.0.1'],
  ['example.test', '.example.test'],
  ['shop.example.test', '.example.test'],
  ['www.shop.example.test', '.example.test'],
]

describe('a shop whose cookies may reach its whole site', () => {
  it.each(widest)('at %s has each cookie once, for %s: never for a suffix alone', async (host, domain) => {
    if (lifetimeHours === 4320) await change({})
    const visitor = await shopAt(host)
    expect(await namesOf(visitor)).toEqual(all)
    expect(domainsOf(await visitor.cookies())).toEqual([domain])
    await visitor.leave()
  })

  it('knows a visitor of www on the shop’s other hosts, and asks them no second time', async () => {
    if (lifetimeHours === 4320) await change({})
    const visitor = await shopAt('www.shop.example.test')
    const idOf = async () => (await visitor.cookies()).filter(({ name }) => name === 'Popsell_visitor')
    const [first] = await idOf()
    await visitor.page.goto(`http://example.test:${port()}/shop/`, { waitUntil: 'networkidle' })
    expect((await idOf()).map(({ value }) => value)).toEqual([first?.value])
    await visitor.leave()
  })
})

describe('a shop that shares its domain with others', () => {
  it('has its cookies for its own host only', async () => {
    await change({ reach: 'host' })
    const visitor = await shopAt('shop.example.test')
    expect(domainsOf(await visitor.cookies())).toEqual(['shop.example.test'])
    await visitor.leave()
    await change({})
  })
})

describe('a shop whose collector sets the cookies', () => {
  it('K4, K11: has each once, for the brand’s lifetime and host, by Set-Cookie', async () => {
    await change({ setBy: 'server' })
    const answered: string[] = []
    const visitor = await createVisitor(demo.browser)
    visitor.page.on('response', async (response) => {
      if (!new URL(response.url()).pathname.startsWith('/c/')) return
      const headers = await response.headersArray()
      for (const { name, value } of headers) if (/^set-cookie$/i.test(name)) answered.push(value)
    })
    const host = 'www.shop.example.test'
    await visitor.page.goto(`http://${host}:${port()}/shop/?candor_pub=P101&candor_add=A12.lea`)
    await visitor.page.waitForFunction(
      () => Reflect.get(Object(Reflect.get(window, 'candor')), 'loaded') === true,
    )
    await sayYes(visitor.page)
    await callTag(visitor.page, 'data', { gifts: ['SKU1'] })
    const byServer = all.filter((name) => name !== 'Popsell_visit')
    await expect
      .poll(() => [...new Set(answered.map((line) => line.replace(/=.*/, '')))].sort())
      .toEqual(byServer)
    const lived = answered.filter((line) => !/consent/.test(line))
    expect(lived.every((line) => line.includes(`; Max-Age=${lifetimeHours * 3600};`))).toBe(true)
    await expect.poll(() => namesOf(visitor)).toEqual(all)
    expect(domainsOf(await visitor.cookies())).toEqual([host])
    await visitor.leave()
    await change({})
  })
})
