// What a whole collector writes into its access logs, and what it never does.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ExportedEntry } from '../../collector/access-log/export-access-log.ts'
import { type Ask, codeOf, startAccess } from '../support/start-access.ts'

/** A brand, its server key, and its admin, who can read the log. */
async function startLogged() {
  const access = await startAccess()
  const key = access.addBrand('acme', { contacts: 'on' })
  const admin = await access.join({ email: 'admin@example.com', role: 'brand_admin', brand: 'acme' })
  const analyst = await access.join({ email: 'ana@example.com', role: 'analyst', brand: 'acme' })

  async function entries(query = ''): Promise<ExportedEntry[]> {
    const answer = await access.ask('GET', `/api/acme/access-log${query}`, { cookie: admin })
    return (await answer.json()).entries
  }

  /** What a request added, less that the log was read. */
  async function added(method: string, path: string, ask: Ask): Promise<ExportedEntry[]> {
    const before = (await entries()).length
    await access.ask(method, path, ask)
    return (await entries()).slice(before, -1)
  }

  return { ...access, key, admin, analyst, entries, added }
}

const ulid = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/
const tag = expect.stringMatching(/^h1_[\w-]{43}$/)

/** Per route: who asks, and what is written. Written out, so that a changed table does not change its own proof. */
const logged: Record<string, [who: 'key' | 'admin', operation: string, entity: string]> = {
  'GET /api/:brand/contacts.json': ['admin', 'read', 'contacts'],
  'GET /api/:brand/contacts.csv': ['key', 'read', 'contacts'],
  'GET /api/:brand/contacts/:id/interactions': ['admin', 'read', 'contact'],
  'POST /api/:brand/orders': ['key', 'created', 'order'],
  'POST /api/:brand/refunds': ['key', 'created', 'refund'],
  'POST /api/:brand/contacts': ['key', 'created', 'contact'],
  'POST /api/:brand/suppressions': ['key', 'created', 'suppression'],
  'DELETE /api/:brand/contacts/:id': ['key', 'deleted', 'contact'],
  'GET /api/:brand/preferences': ['key', 'read', 'preferences'],
  'POST /api/:brand/publications': ['admin', 'created', 'publication'],
  'POST /api/:brand/publications/:id/sends': ['key', 'created', 'send'],
  'POST /api/:brand/ambassadors/:id/link': ['admin', 'created', 'ambassador_link'],
  'DELETE /api/:brand/ambassadors/:id/links': ['admin', 'deleted', 'ambassador_link'],
  'GET /api/:brand/credits': ['admin', 'read', 'credits'],
  'POST /api/:brand/credits/releases': ['admin', 'updated', 'credits'],
  'GET /api/:brand/share-links': ['admin', 'read', 'share_link'],
  'POST /api/:brand/share-links': ['admin', 'created', 'share_link'],
  'DELETE /api/:brand/share-links/:id': ['admin', 'deleted', 'share_link'],
  'GET /api/:brand/users': ['admin', 'read', 'users'],
  'POST /api/:brand/users': ['admin', 'created', 'users'],
  'DELETE /api/:brand/users': ['admin', 'deleted', 'users'],
  'POST /api/:brand/reports/query': ['admin', 'read', 'report'],
  'GET /api/:brand/reports/:file': ['admin', 'read', 'report'],
  'GET /api/:brand/reports/consent': ['admin', 'read', 'report'],
}

function pathOf(pattern: string): string {
  return pattern.replace(':brand', 'acme').replace(':file', 'overview.csv').replace(/:\w+/g, 'X1')
}

describe('the access log of a brand', () => {
  it('L1: holds one entry for every request about people, by its route, whatever became of it', async () => {
    const { added, key, admin } = await startLogged()
    for (const [route, [who, operation, entity]] of Object.entries(logged)) {
      const [method = '', pattern = ''] = route.split(' ')
      const ask = {
        ...(who === 'key' ? { key } : { cookie: admin }),
        ...(method === 'GET' ? {} : { body: {} }),
      }
      const by = who === 'key' ? 'server' : expect.stringMatching(ulid)
      expect(await added(method, pathOf(pattern), ask), route).toEqual([
        expect.objectContaining({ by, operation, entity, route, address: tag, refused: false }),
      ])
    }
  }, 120_000)

  it('A6: holds what was refused to a role, once an hour', async () => {
    const { added, analyst, clock } = await startLogged()
    const refused = () => added('GET', '/api/acme/contacts.json', { cookie: analyst })
    const entry = expect.objectContaining({ entity: 'contacts', operation: 'read', refused: true })
    expect(await refused()).toEqual([entry])
    expect(await refused()).toEqual([])
    clock.now += 3_600_000
    expect(await refused()).toEqual([entry])
  })

  it('holds an analyst’s queries once an hour, and neither the catalogue twice nor an unknown caller', async () => {
    const { added, analyst } = await startLogged()
    const body = { metrics: ['visitors'], dimensions: [], period: { from: '2026-11-01', to: '2026-11-02' } }
    const query = () => added('POST', '/api/acme/reports/query', { cookie: analyst, body })
    expect(await query()).toHaveLength(1)
    expect(await query()).toEqual([])
    expect(await added('GET', '/api/acme/contacts.json', { key: 'wrong' })).toEqual([])
  })

  it('T1, T6: holds each log-in and log-out of the brand’s people', async () => {
    const { entries, ask, logIn } = await startLogged()
    const { headers } = await logIn('ana@example.com')
    const cookie = headers.getSetCookie().join('; ')
    await ask('DELETE', '/session', { cookie })
    const sessions = (await entries('?entity=session')).map(({ operation, route }) => [operation, route])
    expect(sessions).toEqual([
      ['created', 'POST /session'],
      ['deleted', 'DELETE /session'],
    ])
  })

  it('is not written by what shoppers’ browsers send', async () => {
    const { added, send, entries } = await startLogged()
    const before = (await entries()).length
    await send({ sent_at: 0, consent: {}, events: [] })
    expect((await entries()).length).toBe(before + 1)
    expect(await added('GET', '/reports/acme', {})).toEqual([])
  })
})

describe('L3: an investigation', () => {
  it('L3: finds what was done to one contact, from one address and by one person, who know only tags', async () => {
    const { ask, key, admin, entries } = await startLogged()
    for (const id of ['C1', 'C2', 'C1']) await ask('DELETE', `/api/acme/contacts/${id}`, { key })
    expect(await entries('?entity=contact&id=C1')).toHaveLength(2)
    expect(await entries('?entity=contact&id=C3')).toEqual([])
    const [{ by } = { by: '' }] = await entries('?entity=access_log')
    expect((await entries(`?by=${by}`)).every((entry) => entry.by === by)).toBe(true)
    const csv = await ask('GET', '/api/acme/access-log?entity=contact', {
      cookie: admin,
      headers: { accept: 'text/csv' },
    })
    expect((await csv.text()).split('\r\n')[0]).toMatch(
      /^sequence,date,time,by,operation,entity,id,route,address/,
    )
  })

  it('L3: goes page by page, over a period, and says what it was asked wrongly', async () => {
    const { ask, admin, entries } = await startLogged()
    const cookie = admin
    const page = await (await ask('GET', '/api/acme/access-log?limit=1', { cookie })).json()
    const [first, second] = await entries()
    expect(page).toEqual({ entries: [first], next: 1 })
    expect((await entries('?limit=1&after=1'))[0]).toEqual(second)
    expect(await entries('?to=2026-11-20')).toEqual([])
    for (const query of ['?limit=0', '?after=-1', '?from=today', '?to=2026-13-01', '?entity=cat', '?id=C1'])
      expect(await codeOf(await ask('GET', `/api/acme/access-log${query}`, { cookie }))).toEqual([
        400,
        'invalid',
      ])
  })

  it('A6: is for the brand’s admin, and neither for its server nor for anybody else', async () => {
    const { ask, key, analyst, operatorKey } = await startLogged()
    for (const asked of [{ key }, { cookie: analyst }, { key: operatorKey() }])
      expect(await codeOf(await ask('GET', '/api/acme/access-log', asked))).toEqual([403, 'not_allowed'])
  })
})

const needles = ['jane@example.com', 'Jane', '0612345678', '203.0.113.7', 'secret-token', 'utm_source=']

/** A person in every place that a request has. */
async function sendHostile({
  ask,
  key,
  admin,
  logIn,
}: Awaited<ReturnType<typeof startLogged>>): Promise<void> {
  const headers = { 'x-forwarded-for': '203.0.113.7', referer: 'https://shop.example.com/?jane@example.com' }
  const paths = [
    'contacts/jane@example.com',
    'contacts/0612345678',
    'contacts/Jane%0A{"by":"operator"}',
    'share-links/secret-token-secret-token-secret-token-secret',
  ]
  for (const path of paths)
    for (const asked of [{ key }, { cookie: admin }])
      await ask('DELETE', `/api/acme/${path}?utm_source=jane@example.com`, { ...asked, headers })
  for (const path of ['/me/', '/confirm/', '/unsubscribe/', '/a/', '/invitation/'])
    await ask('GET', `${path}secret-token?email=jane@example.com`, { headers })
  await ask('GET', '/api/acme/preferences?customer=jane@example.com', { key, headers })
  await logIn('jane@example.com', 'secret-token and more words')
}

describe('nothing readable', () => {
  it('L4: is in an entry, or in a file, after requests that carry a person everywhere', async () => {
    const logged = await startLogged()
    await sendHostile(logged)
    const text = JSON.stringify(await logged.entries())
    expect(needles.filter((needle) => text.includes(needle))).toEqual([])
    expect(text).toContain('DELETE /api/:brand/contacts/:id')
    await logged.stop()
    const { dataFolder } = logged.environment
    const files = readdirSync(dataFolder, { recursive: true, withFileTypes: true }).filter((file) =>
      file.isFile(),
    )
    const found = files.flatMap((file) => {
      const bytes = readFileSync(join(file.parentPath, file.name), 'latin1')
      return needles.filter((needle) => needle.length > 4 && bytes.includes(needle))
    })
    expect(found).toEqual([])
  })
})
