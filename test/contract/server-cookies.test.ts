// `POST /c/<brand>` over real HTTP: who may ask, what is set, for how long.
import { request } from 'node:http'
import { describe, expect, it } from 'vitest'
import type { BrandSettingsInput } from '../../collector/settings/brand-settings.ts'
import type { Environment } from '../../collector/settings/environment.ts'
import { startTestCollector } from '../support/start-test-collector.ts'
import { shopOrigin } from '../support/test-brand.ts'
import { aSession, aVisitor } from '../support/wire-batch.ts'

const shopHost = 'shop.example.com'

interface Answer {
  status: number
  code: string | undefined
  path: string | undefined
  message: string | undefined
  /** The `Set-Cookie` headers, in their order. */
  set: string[]
  headers: Record<string, string | string[] | undefined>
}

/** Posts as a page of the shop does through its proxy. By hand: `fetch` lets nobody choose `Host`. */
function post(base: string, body: unknown, headers: Record<string, string>, brand: string): Promise<Answer> {
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
  return new Promise((resolve, reject) => {
    const sending = request(
      `${base}/c/${brand}`,
      {
        method: 'POST',
        agent: false,
        headers: {
          host: shopHost,
          origin: shopOrigin,
          'content-type': 'text/plain',
          'content-length': String(bytes.length),
          ...headers,
        },
      },
      (answer) => {
        let text = ''
        answer.setEncoding('utf8')
        answer.on('data', (chunk: string) => {
          text += chunk
        })
        answer.on('end', () => {
          const error = text ? JSON.parse(text).error : undefined
          resolve({
            status: answer.statusCode ?? 0,
            code: error?.code,
            path: error?.path,
            message: error?.message,
            set: answer.headers['set-cookie'] ?? [],
            headers: answer.headers,
          })
        })
      },
    )
    sending.on('error', reject)
    sending.end(bytes)
  })
}

type Settings = Partial<BrandSettingsInput>

async function startShop(settings: Settings = {}, environment: Partial<Environment> = {}) {
  const collector = await startTestCollector({ environment })
  collector.addBrand('acme', { ...settings, cookies: { setBy: 'server', ...settings.cookies } })
  const ask = (body: unknown, headers: Record<string, string> = {}, brand = 'acme') =>
    post(collector.base, body, headers, brand)
  return { ...collector, ask }
}

/** The names of the cookies that are set, each deleted one with a minus. */
const changed = ({ set }: Answer) =>
  set.map((header) => (header.includes('Max-Age=0') ? '-' : '') + header.replace(/=.*/, ''))

const everything = {
  session_add: 'A12.lea',
  session_shop: 'P123',
  data: 'c=C42&g=SKU1,SKU2',
  visitor: aVisitor,
  visit: aSession,
  consent: '111',
}
const everyName = Object.keys(everything).map((name) => `Popsell_${name}`)

describe('what is set', () => {
  it.each([
    [1, 3600],
    [4320, 15_552_000],
    [8760, 31_536_000],
  ])(
    'K4, K11: with %i hours configured, K1–K3 and the visitor’s ID come by Set-Cookie with Max-Age=%i',
    async (lifetimeHours, seconds) => {
      const { ask } = await startShop({ cookies: { lifetimeHours } })
      const { status, set } = await ask(everything)
      const scope = 'SameSite=Lax; Secure'
      expect(status).toBe(204)
      expect(set).toEqual([
        `Popsell_session_add=A12.lea; Path=/; Max-Age=${seconds}; ${scope}`,
        `Popsell_session_shop=P123; Path=/; Max-Age=${seconds}; ${scope}`,
        `Popsell_data=c=C42&g=SKU1,SKU2; Path=/; Max-Age=${seconds}; ${scope}`,
        `Popsell_visitor=${aVisitor}; Path=/; Max-Age=${seconds}; ${scope}`,
        `Popsell_visit=${aSession}; Path=/; Max-Age=1800; ${scope}`,
        `Popsell_consent=111; Path=/; Max-Age=15552000; ${scope}`,
      ])
    },
  )

  it('the default lifetime is 4320 hours', async () => {
    const { ask } = await startShop()
    expect((await ask({ session_add: 'A12.lea' })).set).toEqual([
      'Popsell_session_add=A12.lea; Path=/; Max-Age=15552000; SameSite=Lax; Secure',
    ])
  })

  it('the answer has no body, is kept by no cache and opens nothing to other origins', async () => {
    const { ask } = await startShop()
    const { headers } = await ask(everything)
    expect(headers['cache-control']).toBe('no-store')
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  it('a page on http gets cookies without Secure', async () => {
    const { ask } = await startShop({ origins: [shopOrigin, 'http://localhost:8080'] })
    const { set } = await ask(
      { session_add: 'A12.lea' },
      { origin: 'http://localhost:8080', host: 'localhost:8080' },
    )
    expect(set).toEqual(['Popsell_session_add=A12.lea; Path=/; Max-Age=15552000; SameSite=Lax'])
  })

  it('prefix and domain are the brand’s', async () => {
    const { ask } = await startShop({ cookies: { prefix: 'Acme_', domain: 'example.com' } })
    expect((await ask({ session_add: 'A12.lea', visit: null })).set).toEqual([
      'Acme_session_add=A12.lea; Path=/; Max-Age=15552000; SameSite=Lax; Secure; Domain=example.com',
      'Acme_visit=; Path=/; Max-Age=0; SameSite=Lax; Secure; Domain=example.com',
    ])
  })

  it('an ID is any 36 hexadecimal digits and dashes, as in the tag’s own pattern', async () => {
    const { ask } = await startShop()
    const id = 'abcdef0123456789-abcdef0123456789---'
    const { set } = await ask({ visitor: id, consent: '100' })
    expect(set[0]).toMatch(`Popsell_visitor=${id}; `)
    expect(await ask({ visitor: id.slice(1), consent: '100' })).toMatchObject({
      status: 400,
      path: 'visitor',
    })
  })

  it('nothing asked, nothing set', async () => {
    const { ask } = await startShop()
    expect(await ask({})).toMatchObject({ status: 204, set: [] })
  })
})

describe('consent', () => {
  it('without a yes only the technical ones and the answer itself are set', async () => {
    const { ask } = await startShop()
    const { consent: _, ...unanswered } = everything
    expect(changed(await ask(unanswered))).toEqual(['Popsell_session_add', 'Popsell_data'])
    expect(changed(await ask({ ...everything, consent: '000' }))).toEqual([
      'Popsell_session_add',
      'Popsell_data',
      'Popsell_consent',
    ])
  })

  it('the yes of the cookie counts where none is sent along, and a no sent along wins over it', async () => {
    const { ask } = await startShop()
    const cookie = 'other=1; Popsell_consent=100'
    expect(changed(await ask({ visitor: aVisitor }, { cookie }))).toEqual(['Popsell_visitor'])
    expect(changed(await ask({ visitor: aVisitor, consent: '000' }, { cookie }))).toEqual(['Popsell_consent'])
  })

  it('S19: an answer thrown from elsewhere is not believed', async () => {
    const { ask } = await startShop()
    for (const cookie of ['Popsell_consent=yes', 'Popsell_consent=11', 'Other_consent=111']) {
      expect((await ask({ visitor: aVisitor }, { cookie })).set).toEqual([])
    }
  })

  it('a withdrawal deletes everything in one request', async () => {
    const { ask } = await startShop()
    const withdrawal = {
      ...Object.fromEntries(Object.keys(everything).map((name) => [name, null])),
      consent: '000',
    }
    expect(changed(await ask(withdrawal, { cookie: 'Popsell_consent=111' }))).toEqual([
      ...everyName.slice(0, -1).map((name) => `-${name}`),
      'Popsell_consent',
    ])
  })

  it('cookieless: only the technical ones and an opt-out', async () => {
    const { ask } = await startShop({ consent: 'cookieless' })
    expect(changed(await ask(everything))).toEqual(['Popsell_session_add', 'Popsell_data'])
    expect(changed(await ask({ ...everything, consent: '000' }))).toEqual([
      'Popsell_session_add',
      'Popsell_data',
      'Popsell_consent',
    ])
  })

  it('exempt: the visitor’s ID is set once, for at most 13 months, and never renewed', async () => {
    const { ask } = await startShop({ consent: 'exempt', cookies: { lifetimeHours: 9600 } })
    const first = await ask({ visitor: aVisitor })
    expect(first.set).toEqual([
      `Popsell_visitor=${aVisitor}; Path=/; Max-Age=${393 * 86_400}; SameSite=Lax; Secure`,
    ])
    const again = await ask({ visitor: aVisitor, visit: aSession }, { cookie: `Popsell_visitor=${aVisitor}` })
    expect(changed(again)).toEqual(['Popsell_visit'])
  })
})

describe.each(['dnt', 'sec-gpc'])('with %s: 1', (signal) => {
  it('E17: no identifier is set; what a person does by an act of their own still works', async () => {
    const { ask } = await startShop()
    const answer = await ask(everything, { [signal]: '1', cookie: 'Popsell_consent=111' })
    expect(answer.status).toBe(204)
    expect(changed(answer)).toEqual(['Popsell_session_add', 'Popsell_data'])
  })

  it('deleting is always allowed', async () => {
    const { ask } = await startShop()
    const nothing = Object.fromEntries(Object.keys(everything).map((name) => [name, null]))
    expect(changed(await ask(nothing, { [signal]: '1' }))).toEqual(everyName.map((name) => `-${name}`))
  })

  it('is the header’s value 1 and nothing else', async () => {
    const { ask } = await startShop()
    expect(changed(await ask(everything, { [signal]: '0' }))).toEqual(everyName)
  })
})

describe('who may ask', () => {
  const refused = { status: 403, code: 'not_first_party', set: [] }

  it('404 for a brand that does not exist, and for one whose cookies the tag sets', async () => {
    const collector = await startShop()
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
    const { ask } = await startShop()
    expect(await ask(everything, { origin })).toMatchObject(refused)
  })

  it('403 for a page that reached the collector on another host than its own', async () => {
    const { ask, base } = await startShop({ origins: [shopOrigin, 'https://metrics.shop.example.com'] })
    for (const host of [new URL(base).host, 'metrics.shop.example.com', 'example.com', 'attacker.test']) {
      expect(await ask(everything, { host })).toMatchObject(refused)
    }
  })

  it('403 where the browser says that the request crosses origins', async () => {
    const { ask } = await startShop()
    expect(await ask(everything, { 'sec-fetch-site': 'same-site' })).toMatchObject(refused)
    expect(await ask(everything, { 'sec-fetch-site': 'same-origin' })).toMatchObject({ status: 204 })
  })

  it('403 where the configured cookie domain does not cover the page', async () => {
    const { ask } = await startShop({ cookies: { domain: 'other.example.com' } })
    expect(await ask(everything)).toMatchObject(refused)
  })

  it('S11: X-Forwarded-Host is believed only from a trusted proxy, and only its last value', async () => {
    const strangers = await startShop()
    const inner = { host: '127.0.0.1:8787', 'x-forwarded-host': shopHost }
    expect(await strangers.ask(everything, inner)).toMatchObject(refused)
    const proxied = await startShop({}, { trustedProxies: ['127.0.0.1'] })
    expect(await proxied.ask(everything, inner)).toMatchObject({ status: 204 })
    const appended = { ...inner, 'x-forwarded-host': `${shopHost}, attacker.test` }
    expect(await proxied.ask(everything, appended)).toMatchObject(refused)
    const forged = { host: shopHost, 'x-forwarded-host': 'attacker.test' }
    expect(await proxied.ask(everything, forged)).toMatchObject(refused)
    expect(await strangers.ask(everything, forged)).toMatchObject({ status: 204 })
  })

  it('429 with Retry-After once an address asks too often', async () => {
    const { ask } = await startShop({}, { trustedProxies: ['127.0.0.1'], ratePerSecond: 1 })
    const from = (address: string) => ask(everything, { 'x-forwarded-for': address })
    for (let asked = 0; asked < 10; asked++) expect((await from('203.0.113.5')).status).toBe(204)
    const last = await from('203.0.113.5')
    expect(last).toMatchObject({ status: 429, code: 'too_many_requests', set: [] })
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0)
    expect((await from('203.0.113.6')).status).toBe(204)
  })

  it('a page of another origin gets no leave to send credentials', async () => {
    const { base } = await startShop()
    const answer = await fetch(`${base}/c/acme`, { method: 'OPTIONS', headers: { origin: shopOrigin } })
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('the body', () => {
  it('400 names what is wrong, and one wrong key sets nothing', async () => {
    const { ask } = await startShop()
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
    const { ask } = await startShop()
    const answer = await ask({ ...everything, [name]: 'jean@example.com' })
    expect(answer).toMatchObject({ status: 400, code: 'invalid_value', path: name, set: [] })
    expect(JSON.stringify(answer)).not.toContain('jean')
  })

  it('413 over 4 KiB', async () => {
    const { ask } = await startShop()
    const body = JSON.stringify(everything)
    expect(await ask(body.padEnd(4096))).toMatchObject({ status: 204 })
    expect(await ask(body.padEnd(4097))).toMatchObject({ status: 413, code: 'too_large', set: [] })
  })

  it('no value can end its header', async () => {
    const { ask } = await startShop()
    const answer = await ask({ session_shop: 'P1; Domain=attacker.test\r\nSet-Cookie: a=b' })
    expect(answer).toMatchObject({ status: 400, path: 'session_shop', set: [] })
  })
})

it('K8: the scripts themselves set no cookie', async () => {
  const { base } = await startShop()
  for (const path of ['/acme.js', '/v/0.0.0-test/candor.js']) {
    const answer = await fetch(base + path)
    expect(answer.status).toBe(200)
    expect(answer.headers.getSetCookie()).toEqual([])
  }
})
