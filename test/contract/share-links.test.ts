// Links that show a part of the reports: who makes them, what they open, and when they end.
import { describe, expect, it } from 'vitest'
import { mostLinks } from '../../collector/access/share-links.ts'
import { openRecords } from '../../collector/data-folder.ts'
import { sourceRecordsWorker } from '../support/source-records-worker.ts'
import { codeOf } from '../support/start-access.ts'
import { ofP1, startShares } from '../support/start-shares.ts'

const dayMs = 86_400_000

describe('sharing', () => {
  it('answers a link whose token stands in the fragment, and lists it without', async () => {
    const { access, share, listed } = await startShares()
    const { id, link, expires, token } = await share({ report: 'publications', days: 90 })
    expect(link).toMatch(/^\/reports\/acme\?report=publications#access=[\w-]{43}$/)
    expect(Date.parse(expires)).toBe(access.clock.now + 90 * dayMs)
    const links = await listed()
    expect(links).toEqual([
      { id, filters: [ofP1], report: 'publications', made_by: null, made_at: expect.any(String), expires },
    ])
    expect(JSON.stringify(links)).not.toContain(token)
  })

  it('refuses what cannot be shared, and says where', async () => {
    const { access, key, listed } = await startShares()
    const many = Array.from({ length: 100 }, (_, at) => `${at}`)
    for (const [body, path] of [
      [{ filters: [ofP1], days: 91 }, 'days'],
      [{ filters: [ofP1], days: 0 }, 'days'],
      [{ days: 7 }, 'filters'],
      [{ filters: [['publications', 'is', 'P1']], days: 7 }, 'filters[0][0]'],
      [{ filters: [{ xor: [] }], days: 7 }, 'filters[0]'],
      [{ filters: [], days: 7, report: 'people' }, 'report'],
      [{ filters: [['page', 'is', many], ofP1], days: 7 }, 'filters'],
    ] as const) {
      const answer = await access.ask('POST', '/api/acme/share-links', { key, body })
      expect([answer.status, (await answer.json()).error.path]).toEqual([400, path])
    }
    expect(await listed()).toEqual([])
  })

  it('takes filters as deep as a query does', async () => {
    const { share, listed } = await startShares()
    const deep = { and: [{ or: [{ not: { and: [['publication', 'is', ['P1']]] } }] }] }
    await share({ filters: [deep] })
    expect((await listed())[0].filters).toEqual([deep])
  })

  it('stops at as many links as a brand may have, until one of them is ended', async () => {
    const { access, key, share, query, listed } = await startShares()
    const otherKey = access.addBrand('other')
    const { id } = await share()
    for (let made = 1; made < mostLinks; made++) await share()
    const body = { filters: [ofP1], days: 7 }
    const refused = await access.ask('POST', '/api/acme/share-links', { key, body })
    expect([refused.status, (await refused.json()).error]).toEqual([
      409,
      {
        code: 'too_many_links',
        message: 'a brand has 100 links at most that work: end some of them first',
      },
    ])
    expect(await listed()).toHaveLength(mostLinks)
    expect((await access.ask('POST', '/api/other/share-links', { key: otherKey, body })).status).toBe(201)
    await access.ask('DELETE', `/api/acme/share-links/${id}`, { key })
    const { token } = await share()
    expect((await query({}, token)).status).toBe(200)
    access.clock.now += 7 * dayMs
    await share()
    expect(await listed()).toHaveLength(1)
  })

  it('S15: is kept as a hash, and of no use at another brand or for another purpose', async () => {
    const { access, share } = await startShares()
    const otherKey = access.addBrand('other')
    const { token } = await share()
    expect(otherKey).not.toBe(token)
    const elsewhere = await access.ask('GET', '/api/other/reports', { key: token })
    expect(await codeOf(elsewhere)).toEqual([401, 'not_authorised'])
    expect((await access.ask('GET', `/a/${token}`)).status).toBe(404)
    expect((await access.ask('GET', '/session', { cookie: `candor_session=${token}` })).status).toBe(401)
    await access.stop()
    const opened = await openRecords(access.environment, access.keyRing, sourceRecordsWorker)
    if (!opened.ok) throw new Error(opened.message)
    const rows = await opened.store.transact(null, (tx) => tx.run('SELECT * FROM share_links'))
    await opened.store.close()
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(token)
  })
})

describe('the end of a link', () => {
  it('S15: comes at its moment, with the next request', async () => {
    const { access, share, query, listed } = await startShares()
    const { token } = await share({ days: 1 })
    access.clock.now += dayMs - 1
    expect((await query({}, token)).status).toBe(200)
    access.clock.now += 1
    expect(await codeOf(await query({}, token))).toEqual([401, 'not_authorised'])
    expect(await listed()).toEqual([])
  })

  it('comes at once when it is revoked, and only by its own brand', async () => {
    const { access, key, share, query, listed } = await startShares()
    const otherKey = access.addBrand('other')
    const { id, token } = await share()
    const foreign = await access.ask('DELETE', `/api/other/share-links/${id}`, { key: otherKey })
    expect(await codeOf(foreign)).toEqual([404, 'no_such_link'])
    expect((await query({}, token)).status).toBe(200)
    expect((await access.ask('DELETE', `/api/acme/share-links/${id}`, { key })).status).toBe(204)
    expect((await query({}, token)).status).toBe(401)
    expect(await listed()).toEqual([])
  })

  it('T7: comes with the role of the person who shared it', async () => {
    const { access, share, query, listed } = await startShares()
    const cookie = await access.join({ email: 'ana@example.com', role: 'analyst', brand: 'acme' })
    const { token } = await share({}, { cookie })
    expect((await query({}, token)).status).toBe(200)
    await access.ask('DELETE', '/users', { key: access.operatorKey(), body: { user: 'ana@example.com' } })
    expect((await query({}, token)).status).toBe(401)
    expect(await listed()).toEqual([])
  })

  it('A6: is not put off by a link, which makes none', async () => {
    const { access, share } = await startShares()
    const { token } = await share()
    for (const link of [token, access.reportKey('acme')])
      for (const method of ['GET', 'POST']) {
        const body = method === 'POST' ? { filters: [], days: 90 } : undefined
        const answer = await access.ask(method, '/api/acme/share-links', { key: link, body })
        expect(await codeOf(answer)).toEqual([403, 'not_allowed'])
      }
  })
})
