import { describe, expect, it } from 'vitest'
import { codeOf, cookiesOf, password, startAccess } from '../support/start-access.ts'

const admin = { email: 'ana@example.com', role: 'brand_admin', brand: 'acme' }
const bea = { email: 'bea@example.com', role: 'analyst' }

/** Every write that a cookie, or the lack of one, could be abused for. */
const writes = [
  ['POST', '/session', { user: admin.email, password }],
  ['DELETE', '/session', undefined],
  ['POST', '/session/remembered', {}],
  ['POST', '/invitation/unknown', { password }],
  ['POST', '/api/acme/users', bea],
  ['DELETE', '/api/acme/users', { user: bea.email }],
  ['POST', '/api/acme/reports/query', {}],
] as const

/** As browsers send them: a request of the collector's own page, and those of others. */
const own = { origin: 'http://localhost:8787', 'sec-fetch-site': 'same-origin' }
const foreign = [
  { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: 'null', 'sec-fetch-site': 'same-origin' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'none' },
  { origin: 'http://localhost:8788' },
  { origin: 'http://localhost' },
  { origin: 'http://127.0.0.1:8787' },
  { origin: 'http://localhost:8787.evil.example' },
  { origin: 'http://xlocalhost:8787' },
  { origin: 'https://shop.example.com', 'sec-fetch-site': 'same-origin' },
]

async function start() {
  const access = await startAccess()
  access.addBrand('acme')
  return { ...access, cookie: await access.join(admin) }
}

describe('a write', () => {
  it('S4: from another site, port, scheme or sub-domain is answered 403, and does nothing', async () => {
    const { ask, cookie } = await start()
    for (const [method, path, body] of writes)
      for (const headers of foreign) {
        const answer = await ask(method, path, { cookie, body, headers })
        expect([path, headers, ...(await codeOf(answer))]).toEqual([path, headers, 403, 'cross_site'])
        expect(answer.headers.getSetCookie()).toEqual([])
      }
    expect((await ask('GET', '/session', { cookie })).status).toBe(200)
    expect((await (await ask('GET', '/api/acme/users', { cookie })).json()).users).toHaveLength(1)
  })

  it('S4: as anything but JSON is answered 415', async () => {
    const { ask, cookie } = await start()
    const types = [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'application/jsonp',
    ]
    for (const [method, path, body] of writes)
      for (const type of types) {
        const answer = await ask(method, path, { cookie, body, headers: { ...own, 'content-type': type } })
        expect([path, type, ...(await codeOf(answer))]).toEqual([path, type, 415, 'json_only'])
      }
  })

  it('S4: of the collector’s own page gets through', async () => {
    const { ask, logIn } = await start()
    for (const [method, path, body] of writes) {
      const cookie = cookiesOf(await logIn(admin.email))
      const answer = await ask(method, path, { cookie, body, headers: own })
      expect([403, 415]).not.toContain(answer.status)
    }
  })
})

describe('a form of another site', () => {
  it('S4: sends a type that is refused before anything is looked at', async () => {
    const { ask, cookie } = await start()
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://evil.example' }
    for (const [method, path] of writes) {
      const answer = await ask(method, path, { cookie, body: 'user=x&password=y', headers })
      expect([403, 415]).toContain(answer.status)
    }
  })
})

describe('where people reach the collector', () => {
  it('S4: over plain http, but at this very machine, nobody logs in', async () => {
    const { ask } = await start()
    const headers = { host: 'stats.example.com', origin: 'http://stats.example.com' }
    const answer = await ask('POST', '/session', { body: { user: admin.email, password }, headers })
    expect(await codeOf(answer)).toEqual([403, 'needs_https'])
  })

  it('S4: over https the session’s cookie is a __Host- one', async () => {
    const { ask } = await start()
    const headers = { host: 'stats.example.com', origin: 'https://stats.example.com' }
    const answer = await ask('POST', '/session', { body: { user: admin.email, password }, headers })
    expect(answer.headers.getSetCookie()[0]).toMatch(
      /^__Host-candor_session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    )
  })

  it('S11: the host that a stranger says it forwards is not believed', async () => {
    const { ask } = await start()
    const headers = { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }
    const answer = await ask('POST', '/session', { body: { user: admin.email, password }, headers })
    expect(await codeOf(answer)).toEqual([403, 'cross_site'])
  })
})

describe('a page of another site', () => {
  it('S3: may read none of these answers: no CORS header, whatever its origin', async () => {
    const { ask, cookie } = await start()
    for (const path of ['/session', '/api/acme/users', '/login']) {
      const answer = await ask('GET', path, { cookie, headers: { origin: 'https://shop.example.com' } })
      expect(answer.headers.get('access-control-allow-origin')).toBeNull()
      expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
    }
  })

  it('S4: cannot frame the log-in, nor run a script in it', async () => {
    const { ask } = await start()
    for (const path of ['/login', '/invitation/anything']) {
      const policy = (await ask('GET', path)).headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toContain('unsafe')
    }
  })
})
