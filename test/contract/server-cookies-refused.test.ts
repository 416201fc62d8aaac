// `POST /c/<brand>` over real HTTP: who may ask, and for what.
import { describe, expect, it } from 'vitest'
import { everything, shopHost, startCookieShop } from '../support/cookie-shop.ts'
import { shopOrigin } from '../support/test-brand.ts'

describe('who may ask', () => {
  const refused = { status: 403, code: 'not_first_party', set: [] }

  it('404 for a brand that does not exist, and for one whose cookies the tag sets', async () => {
    const collector = await startCookieShop()
    collector.addBrand('other', { cookies: { setBy: 'script' } })
    collector.addBrand('silent')
    expect(await collector.ask(everything, {}, 'nobody')).toMatchObject({
      status: 404,
      code: 'no_such_brand',
      set: [],
    })
    for (const brand of ['other', 'silent']) {
      expect(await collector.ask(everything, {}, brand)).toMatchObject({
        status: 404,
        code: 'set_by_script',
        set: [],
      })
    }
  })

  it.each([
    'https://shop.example.com.attacker.test',
    'https://attackershop.example.com',
    'https://www.shop.example.com',
    'http://shop.example.com',
    'https://shop.example.com:8443',
    'https://SHOP.example.com',
    'https://shop.example.com/',
    'null',
    '',
  ])('S3: 403 for the origin %j', async (origin) => {
    const { ask } = await startCookieShop()
    expect(await ask(everything, { origin })).toMatchObject(refused)
  })

  it('403 for a page that reached the collector on another host than its own', async () => {
    const { ask, base } = await startCookieShop({ origins: [shopOrigin, 'https://metrics.shop.example.com'] })
    for (const host of [new URL(base).host, 'metrics.shop.example.com', 'example.com', 'attacker.test']) {
      expect(await ask(everything, { host })).toMatchObject(refused)
    }
  })

  it('403 where the browser says that the request crosses origins', async () => {
    const { ask } = await startCookieShop()
    expect(await ask(everything, { 'sec-fetch-site': 'same-site' })).toMatchObject(refused)
    expect(await ask(everything, { 'sec-fetch-site': 'same-origin' })).toMatchObject({ status: 204 })
  })

  it('403 where the configured cookie domain does not cover the page', async () => {
    const { ask } = await startCookieShop({ cookies: { domain: 'other.example.com' } })
    expect(await ask(everything)).toMatchObject(refused)
  })

  it('S11: X-Forwarded-Host is believed only from a trusted proxy, and only its last value', async () => {
    const strangers = await startCookieShop()
    const inner = { host: '127.0.0.1:8787', 'x-forwarded-host': shopHost }
    expect(await strangers.ask(everything, inner)).toMatchObject(refused)
    const proxied = await startCookieShop({}, { trustedProxies: ['127.0.0.1'] })
    expect(await proxied.ask(everything, inner)).toMatchObject({ status: 204 })
    const appended = { ...inner, 'x-forwarded-host': `${shopHost}, attacker.test` }
    expect(await proxied.ask(everything, appended)).toMatchObject(refused)
    const forged = { host: shopHost, 'x-forwarded-host': 'attacker.test' }
    expect(await proxied.ask(everything, forged)).toMatchObject(refused)
    expect(await strangers.ask(everything, forged)).toMatchObject({ status: 204 })
  })

  it('429 with Retry-After once an address asks too often', async () => {
    const { ask } = await startCookieShop({}, { trustedProxies: ['127.0.0.1'], ratePerSecond: 1 })
    const from = (address: string) => ask(everything, { 'x-forwarded-for': address })
    for (let asked = 0; asked < 10; asked++) expect((await from('203.0.113.5')).status).toBe(204)
    const last = await from('203.0.113.5')
    expect(last).toMatchObject({ status: 429, code: 'too_many_requests', set: [] })
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0)
    expect((await from('203.0.113.6')).status).toBe(204)
  })

  it('a page of another origin gets no leave to send credentials', async () => {
    const { base } = await startCookieShop()
    const answer = await fetch(`${base}/c/acme`, { method: 'OPTIONS', headers: { origin: shopOrigin } })
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('the body', () => {
  it('400 names what is wrong, and one wrong key sets nothing', async () => {
    const { ask } = await startCookieShop()
    expect(await ask('visitor')).toMatchObject({ status: 400, code: 'not_json', set: [] })
    expect(await ask({ ...everything, registered: 'yes' })).toMatchObject({
      status: 400,
      code: 'unknown_cookie',
      path: 'registered',
      set: [],
    })
    expect(await ask({ ...everything, visitor: 'me' })).toMatchObject({
      status: 400,
      code: 'invalid_value',
      path: 'visitor',
      set: [],
    })
  })

  it.each(Object.keys(everything))('K9: an e-mail in %s is refused, and not repeated', async (name) => {
    const { ask } = await startCookieShop()
    const answer = await ask({ ...everything, [name]: 'jean@example.com' })
    expect(answer).toMatchObject({ status: 400, code: 'invalid_value', path: name, set: [] })
    expect(JSON.stringify(answer)).not.toContain('jean')
  })

  it('413 over 4 KiB', async () => {
    const { ask } = await startCookieShop()
    const body = JSON.stringify(everything)
    expect(await ask(body.padEnd(4096))).toMatchObject({ status: 204 })
    expect(await ask(body.padEnd(4097))).toMatchObject({ status: 413, code: 'too_large', set: [] })
  })

  it('no value can end its header', async () => {
    const { ask } = await startCookieShop()
    const answer = await ask({ session_shop: 'P1; Domain=attacker.test\r\nSet-Cookie: a=b' })
    expect(answer).toMatchObject({ status: 400, path: 'session_shop', set: [] })
  })
})
