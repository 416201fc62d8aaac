import { describe, expect, it } from 'vitest'
import { nobody } from '../../collector/stores/events.ts'
import { follow } from '../support/follow.ts'
import { startTestCollector } from '../support/start-test-collector.ts'
import { shopOrigin } from '../support/test-brand.ts'

const target = `${shopOrigin}/boots?size=40&color=r%C3%A9d#sole`
const tip = { id: 'P123', ambassador: 'lea', alias: 'Léa', channel: 'email', target }
const onShop = { host: 'shop.example.com' }
const technical = { cookies: { technical: ['session_add', 'session_shop', 'data'] as const } }

const hostile = [
  'https://evil.example.com/',
  'https://shop.example.com.evil.example.com/',
  'https://shop.example.com@evil.example.com/',
  'https://evil.example.com\\@shop.example.com/',
  'https://shop.example.com\\.evil.example.com/',
  'http://shop.example.com/',
  'https://shop.example.com:8443/',
  'https://user:word@shop.example.com/',
  '//evil.example.com',
  '/\\evil.example.com',
  '\\/evil.example.com',
  '/boots',
  'data:text/html,<script>alert(1)</script>',
  'javascript:alert(1)//shop.example.com',
  'blob:https://shop.example.com/1',
  'https://shop.example.com/\r\nSet-Cookie: a=b',
  'https://shop.example.com/\tboots',
  'https://shop.example.com\u0000.evil.example.com/',
  'https://ѕhop.example.com/',
]

async function start(settings = {}) {
  const collector = await startTestCollector()
  const key = collector.addBrand('acme', settings)
  const post = (path: string, body: object) =>
    fetch(`${collector.base}/api/acme/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}` },
      body: JSON.stringify(body),
    })
  const register = async (fields = {}) => {
    const answer = await (await post('publications', { ...tip, ...fields })).json()
    return answer.links?.[0] ?? answer
  }
  const get = (path: string, headers = {}, method = 'GET') => follow(collector.base, path, headers, method)
  const stored = (columns: string) => collector.storedRows(columns)
  return { ...collector, key, post, register, get, stored }
}

describe('a publication with a target', () => {
  it('E10: is answered with its links, the same each time', async () => {
    const { register } = await start({ publicUrl: 'https://links.example.com/' })
    const links = await register()
    expect(links).toEqual({
      index: 0,
      click: expect.stringMatching(/^https:\/\/links\.example\.com\/l\/acme\.[\w-]{22}$/),
      open: expect.stringMatching(/^https:\/\/links\.example\.com\/m\/acme\.[\w-]{22}\.gif$/),
    })
    expect(await register({ alias: 'Léa M.' })).toEqual(links)
  })

  it('S17: leads to one of the brand’s own pages or is refused', async () => {
    const { register, get } = await start()
    for (const target of hostile)
      expect(await register({ target })).toMatchObject({ error: { code: 'invalid', path: 'target' } })
    expect((await get('/l/acme.P123')).status).toBe(404)
  })
})

describe('GET /l/<link>', () => {
  it('K2: leads to the target with the publication in front of its query, and keeps every other byte', async () => {
    const { register, get } = await start()
    const { click } = await register()
    const answer = await get(click)
    expect([answer.status, answer.location]).toEqual([
      302,
      `${shopOrigin}/boots?candor_pub=P123&size=40&color=r%C3%A9d#sole`,
    ])
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
    expect(answer.cookies).toEqual([])
  })

  it('E10: is one click of the publication in the events, and nobody’s', async () => {
    const { register, get, loaded, stored } = await start()
    const { click } = await register()
    await get(click)
    await loaded()
    const rows = await stored(
      'name, publication, visitor, session, visitor_key, network, device, customer, analytics',
    )
    expect(rows).toEqual([
      {
        name: 'publication_click',
        publication: 'P123',
        visitor: nobody,
        session: nobody,
        visitor_key: null,
        network: expect.stringMatching(/^i1_/),
        device: 'phone',
        customer: null,
        analytics: false,
      },
    ])
  })

  it('E17: under DNT, GPC, of a robot or loaded ahead it leads to the bare target: nothing is counted or set', async () => {
    const { register, get, loaded, stored } = await start(technical)
    const { click } = await register()
    const signals = [
      { dnt: '1' },
      { 'sec-gpc': '1' },
      { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' },
      { 'user-agent': undefined },
      { 'sec-purpose': 'prefetch;prerender' },
    ]
    for (const headers of signals) {
      const answer = await get(click, { ...onShop, ...headers })
      expect([answer.status, answer.location, answer.cookies]).toEqual([302, target, []])
    }
    const head = await get(click, onShop, 'HEAD')
    expect([head.status, head.location, head.cookies]).toEqual([302, target, []])
    await loaded()
    expect(await stored('name')).toEqual([])
  })

  it('K2, K4: on the shop’s own host sets the cookie where the brand declares it technical', async () => {
    const { register, get } = await start({
      ...technical,
      cookies: { ...technical.cookies, lifetimeHours: 4320 },
    })
    const { click } = await register()
    const answer = await get(click, { ...onShop, 'sec-fetch-site': 'cross-site' })
    expect(answer.location).toBe(target)
    expect(answer.cookies).toEqual([
      'Popsell_session_shop=P123; Path=/; Max-Age=15552000; SameSite=Lax; Secure',
    ])
  })

  it('K2: sets nothing on another host, or after a no: then the tag decides', async () => {
    const { register, get } = await start(technical)
    const { click } = await register()
    const asked = [
      {},
      { host: 'shop.example.com.evil.example.com' },
      { ...onShop, cookie: 'Popsell_consent=000' },
    ]
    for (const headers of asked) {
      const answer = await get(click, headers)
      expect([answer.cookies, answer.location]).toEqual([[], expect.stringContaining('?candor_pub=P123&')])
    }
  })

  it('K2: where it waits for consent it is set on the shop’s own host after a yes to attribution only', async () => {
    const { register, get } = await start()
    const { click } = await register()
    const asked = await get(click, onShop)
    expect([asked.cookies, asked.location]).toEqual([[], expect.stringContaining('?candor_pub=P123&')])
    const agreed = await get(click, { ...onShop, cookie: 'Popsell_consent=110' })
    expect([agreed.cookies.length, agreed.location]).toEqual([1, target])
  })

  it('A1: of another brand, or unknown, leads nowhere in the same bytes', async () => {
    const { register, get, addBrand } = await start()
    addBrand('other')
    const { click } = await register()
    const paths = [click.replace('acme', 'other'), click.replace('acme', 'nobody'), '/l/acme', `${click}x`]
    const answers = await Promise.all(paths.map((path) => get(path)))
    expect(new Set(answers.map(({ status, bytes }) => `${status} ${bytes}`)).size).toBe(1)
    expect(answers[0]?.status).toBe(404)
  })
})

describe('GET /m/<link>.gif', () => {
  it('E10: is a GIF of one pixel that no cache keeps, and one open in the events', async () => {
    const { register, get, loaded, stored } = await start()
    const { open } = await register()
    const answer = await get(open)
    expect([answer.status, answer.headers['content-type'], answer.headers['cache-control']]).toEqual([
      200,
      'image/gif',
      'no-store',
    ])
    expect(answer.bytes.subarray(0, 10)).toEqual(Buffer.from([...Buffer.from('GIF89a'), 1, 0, 1, 0]))
    await loaded()
    expect(await stored('name, publication, visitor_key')).toEqual([
      { name: 'publication_open', publication: 'P123', visitor_key: null },
    ])
  })

  it('is the same bytes for a link that nobody knows, and counts nothing', async () => {
    const { register, get, metrics } = await start()
    const { open } = await register()
    const known = await get(open, { dnt: '1' })
    const unknown = await get('/m/acme.AAAAAAAAAAAAAAAAAAAAAA.gif')
    expect([unknown.status, unknown.bytes]).toEqual([known.status, known.bytes])
    expect((await metrics()).received).toBe(1)
  })
})

describe('a page', () => {
  it('S1: cannot send an event of the collector’s own', async () => {
    const { send } = await start()
    const names = ['publication_click', 'publication_open', 'order_confirmed', 'order_refunded']
    const events = names.map((name, at) => ({
      id: `00000000-0000-4000-8000-00000000000${at}`,
      name,
      at: Date.UTC(2026, 10, 21, 12),
      params: { transaction_id: 'T1' },
    }))
    const consent = { analytics: true, attribution: true, personalisation: false }
    const answer = await (await send({ sent_at: Date.UTC(2026, 10, 21, 12), consent, events })).json()
    expect(answer.accepted).toBe(0)
    expect(answer.refused.map(({ reason }: { reason: string }) => reason)).toEqual(
      names.map(() => 'invalid_name'),
    )
  })
})
