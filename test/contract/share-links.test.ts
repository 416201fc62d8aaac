// Links that show a part of the reports: who makes them, what they open, and that nobody gets out of their filters.
import { beforeEach, describe, expect, it } from 'vitest'
import { openRecords } from '../../collector/data-folder.ts'
import { reportNames } from '../../collector/reports/report-catalogue.ts'
import { parseCatalogue } from '../../widgets/reports/catalogue.ts'
import { sourceRecordsWorker } from '../support/source-records-worker.ts'
import { type AccessTest, type Ask, codeOf, startAccess } from '../support/start-access.ts'
import { uuid } from '../support/stored-event.ts'
import { wireBatch, wireEvent } from '../support/wire-batch.ts'

const dayMs = 86_400_000
const period = { from: '2026-11-21', to: '2026-11-21' }
const ofP1 = ['publication', 'is', 'P1']

let access: AccessTest
let key: string
beforeEach(async () => {
  access = await startAccess()
  key = access.addBrand('acme')
})

interface Shared {
  id: string
  link: string
  expires: string
  token: string
}

async function share(body: object = {}, by: Ask = { key }): Promise<Shared> {
  const answer = await access.ask('POST', '/api/acme/share-links', {
    ...by,
    body: { filters: [ofP1], days: 7, ...body },
  })
  if (answer.status !== 201) throw new Error(await answer.text())
  const made = await answer.json()
  return { ...made, token: made.link.split('#access=')[1] }
}

const query = (body: object, token: string) =>
  access.ask('POST', '/api/acme/reports/query', {
    key: token,
    body: { metrics: ['page_views'], period, ...body },
  })
const listed = async () => (await (await access.ask('GET', '/api/acme/share-links', { key })).json()).links

/** Visits of each publication, as many pages as its number says; each search says its name too. */
async function visit(brand: string, publications: readonly number[]): Promise<void> {
  for (const number of publications) {
    const events = Array.from({ length: number }, (_, at) => wireEvent({ id: uuid(100 * number + at) }))
    const search = {
      id: uuid(9000 + number),
      name: 'search',
      params: { search_term: `term-${number}`, results: 1 },
    }
    const order = {
      id: uuid(9100 + number),
      name: 'purchase',
      params: {
        transaction_id: `T${number}`,
        currency: number === 4 ? 'JPY' : 'EUR',
        value: 10 * number,
        items: [{ item_id: `SKU-${number}`, price: 10 * number, quantity: 1 }],
      },
    }
    const visitor = uuid(70_000 + number)
    await access.send(
      wireBatch({
        visitor,
        session: visitor,
        publication: `P${number}`,
        events: [...events, wireEvent(search), wireEvent(order)],
      }),
      {},
      brand,
    )
  }
  await access.loaded()
}

describe('sharing', () => {
  it('answers a link whose token stands in the fragment, and lists it without', async () => {
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
    const deep = { and: [{ or: [{ not: { and: [['publication', 'is', ['P1']]] } }] }] }
    await share({ filters: [deep] })
    expect((await listed())[0].filters).toEqual([deep])
  })

  it('S15: is kept as a hash, and of no use at another brand or for another purpose', async () => {
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
    const { token } = await share({ days: 1 })
    access.clock.now += dayMs - 1
    expect((await query({}, token)).status).toBe(200)
    access.clock.now += 1
    expect(await codeOf(await query({}, token))).toEqual([401, 'not_authorised'])
    expect(await listed()).toEqual([])
  })

  it('comes at once when it is revoked, and only by its own brand', async () => {
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
    const cookie = await access.join({ email: 'ana@example.com', role: 'analyst', brand: 'acme' })
    const { token } = await share({}, { cookie })
    expect((await query({}, token)).status).toBe(200)
    await access.ask('DELETE', '/users', { key: access.operatorKey(), body: { user: 'ana@example.com' } })
    expect((await query({}, token)).status).toBe(401)
    expect(await listed()).toEqual([])
  })

  it('A6: is not put off by a link, which makes none', async () => {
    const { token } = await share()
    for (const link of [token, access.reportKey('acme')])
      for (const method of ['GET', 'POST']) {
        const body = method === 'POST' ? { filters: [], days: 90 } : undefined
        const answer = await access.ask(method, '/api/acme/share-links', { key: link, body })
        expect(await codeOf(answer)).toEqual([403, 'not_allowed'])
      }
  })
})

/** Every way in which a filter could ask for what was not shared. */
const escapes: [string, unknown[]][] = [
  ['none', []],
  ['another value', [['publication', 'is', 'P2']]],
  ['another value beside', [['publication', 'is', ['P1', 'P2', null]]]],
  ['no value', [['publication', 'is', null]]],
  ['not the shared one', [['publication', 'is_not', 'P1']]],
  ['a part', [['publication', 'contains', 'P']]],
  ['not a part', [['publication', 'not_contains', 'zzz']]],
  ['a pattern', [['publication', 'matches', '.*']]],
  ['not a pattern', [['publication', 'not_matches', '^P1$']]],
  ['a pattern that ends the statement', [['publication', 'matches', "' OR TRUE --"]]],
  ['a value that ends the statement', [['publication', 'is', "P1' OR '1'='1"]]],
  ['either', [{ or: [ofP1, ['publication', 'is_not', 'P1']] }]],
  ['neither', [{ not: { and: [ofP1, ['publication', 'is', 'P2']] } }]],
  ['not the shared one, in groups', [{ or: [{ not: ofP1 }, { and: [{ not: { not: ofP1 } }] }] }]],
]

describe('nobody gets out of a link’s filters', () => {
  it('A2: by no filter of a query, whatever it breaks down by and compares with', async () => {
    await visit('acme', [1, 2, 3])
    const { token } = await share()
    for (const [way, filters] of escapes)
      for (const asked of [
        {},
        { dimensions: ['publication'] },
        { dimensions: ['date', 'publication'], compare: 'previous' },
        { compare: period },
      ]) {
        const answer = await query({ ...asked, filters }, token)
        expect([way, answer.status]).toEqual([way, 200])
        const { totals, rows } = await answer.json()
        expect([way, Math.max(totals.page_views, totals.previous?.page_views ?? 0) <= 1]).toEqual([way, true])
        expect([way, JSON.stringify(rows)]).not.toEqual([way, expect.stringMatching(/P2|P3/)])
      }
  })

  it('A2: by no table of no report, which answer as if there were nothing else, as JSON and as CSV', async () => {
    const aloneKey = access.addBrand('alone')
    await visit('acme', [1, 2, 3, 4])
    await visit('alone', [1])
    const { token } = await share()
    const asked = await access.ask('GET', '/api/acme/reports', { key: token })
    const catalogue = parseCatalogue(await asked.json())
    const tables = (catalogue?.reports ?? []).flatMap((report) =>
      report.tables.map((table) => ({ report: report.name, table })),
    )
    let answered = 0
    for (const { report, table } of tables) {
      const body = { ...table.query, period, compare: 'previous' }
      const seen = await query(body, token)
      if (seen.status === 400) {
        expect([report, table.name, (await seen.json()).error.code]).toEqual([
          report,
          table.name,
          'unsupported_pair',
        ])
        continue
      }
      const alone = await access.ask('POST', '/api/alone/reports/query', { key: aloneKey, body })
      const [a, b] = [await seen.json(), await alone.json()]
      expect([report, table.name, a.rows, a.totals]).toEqual([report, table.name, b.rows, b.totals])
      expect(a.meta.other_currencies).toEqual(b.meta.other_currencies)
      const file = (brand: string, by: string) =>
        access.ask(
          'GET',
          `/api/${brand}/reports/${report}.csv?table=${table.name}&from=${period.from}&to=${period.to}`,
          { key: by },
        )
      const [mine, theirs] = [await file('acme', token), await file('alone', aloneKey)]
      expect(mine.status).toBe(200)
      expect(await mine.text()).toBe(await theirs.text())
      answered += 1
    }
    expect(answered).toBeGreaterThan(reportNames.length)
  })

  it('A2: by no filter in the address of a file', async () => {
    await visit('acme', [1, 2])
    const { token } = await share()
    const filters = encodeURIComponent(JSON.stringify([['publication', 'is', 'P2']]))
    const days = `from=${period.from}&to=${period.to}`
    const file = await access.ask('GET', `/api/acme/reports/publications.csv?${days}&filters=${filters}`, {
      key: token,
    })
    expect(await file.text()).not.toMatch(/P2|P1/)
  })

  it('A6: by no other route: all but the catalogue, queries and their files refuse a link', async () => {
    await visit('acme', [1, 2])
    const { token } = await share()
    const routes = access.app.routes.filter(
      ({ path, method }) => path.startsWith('/api/:brand') && method !== 'ALL',
    )
    const open = new Set<string>()
    for (const { method, path } of routes) {
      const at = path
        .replace(':brand', 'acme')
        .replace(/:\w+\{[^}]*csv\}/, 'overview.csv')
        .replace(/:\w+(\{[^}]*\})?/g, 'X1')
      const body = method === 'GET' ? undefined : {}
      const { status } = await access.ask(method, at, { key: token, body })
      if (status !== 403) open.add(`${method} ${at}`)
    }
    expect([...open].sort()).toEqual([
      'GET /api/acme/reports',
      'GET /api/acme/reports/overview.csv',
      'POST /api/acme/reports/query',
    ])
  })
})
