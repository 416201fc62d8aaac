import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { withKey } from '../../collector/access/access-keys.ts'
import { newToken } from '../../collector/privacy/token.ts'
import { type ServerApi, startServerApi } from '../support/start-server-api.ts'
import { noon } from '../support/wire-batch.ts'

const ana = { external_id: 'C-1', source: 'brand_database', ambassador: 'lea', email: 'ana@example.com' }

/** Every route that a server key opens, with a request that its own brand would be answered 2xx. */
const routes = [
  ['POST', 'orders', { transaction_id: 'T1', value: 5, ambassador: 'lea', email: 'ana@example.com' }],
  ['POST', 'contacts', ana],
  ['POST', 'suppressions', { email: 'ana@example.com', reason: 'opt_out' }],
  ['POST', 'publications', { id: 'P1', ambassador: 'lea', alias: 'Léa' }],
  ['DELETE', 'contacts/C-1', undefined],
  ['GET', 'contacts.json', undefined],
  ['GET', 'contacts.csv', undefined],
  ['POST', 'ambassadors/lea/link', undefined],
  ['DELETE', 'ambassadors/lea/links', undefined],
] as const

/** Status, headers and body, but for what differs by the moment. */
async function bytesOf(answer: Response): Promise<string> {
  const { date: _date, ...headers } = Object.fromEntries(answer.headers)
  return JSON.stringify([answer.status, headers, await answer.text()])
}

async function startTwoBrands() {
  const api = await startServerApi()
  const acme = api.addBrand('acme')
  const other = api.addBrand('other')
  return { ...api, acme, other }
}

/** Everything that a brand has, as its own server and its ambassador see it. */
async function everythingOf(api: ServerApi, brand: string): Promise<string> {
  const rows = await api.records.transact(brand, async (tx) => {
    const tables = [
      'contacts',
      'orders',
      'publications',
      'external_contacts',
      'ambassador_links',
      'suppressions',
    ]
    const all = []
    for (const table of [...tables, 'ledger_entries']) all.push(await tx.run(`SELECT * FROM ${table}`))
    return all
  })
  return JSON.stringify(rows)
}

describe.each(routes)('%s /api/<brand>/%s', (method, path, body) => {
  it('S2: with another brand’s key, a wrong one or none answers the same bytes as for no such brand', async () => {
    const { call, acme, other } = await startTwoBrands()
    const wrong = [null, 'wrong', newToken(randomBytes), other, `${acme} `, acme.slice(1), acme.toUpperCase()]
    const answers = [
      await call(method, `/api/nobody/${path}`, acme, body),
      await call(method, `/api/nobody/${path}`, other, body),
      await call(method, `/api/__proto__/${path}`, acme, body),
      await call(method, `/api/ACME/${path}`, acme, body),
    ]
    for (const key of wrong.filter((text) => text?.trim() !== acme)) {
      answers.push(await call(method, `/api/acme/${path}`, key, body))
    }
    const seen = new Set(await Promise.all(answers.map(bytesOf)))
    expect(seen.size).toBe(1)
    expect([...seen][0]).toContain('not_authorised')
  })

  it('A1: with another brand’s key reads and changes nothing', async () => {
    const api = await startTwoBrands()
    await api.call('POST', '/api/acme/contacts', api.acme, { ...ana, brand_opt_in: true })
    await api.call('POST', '/api/acme/ambassadors/lea/link', api.acme)
    const before = await everythingOf(api, 'acme')
    await api.call(method, `/api/acme/${path}`, api.other, body)
    expect(await everythingOf(api, 'acme')).toBe(before)
    const own = await api.call(method, `/api/other/${path}`, api.other, body)
    expect(own.ok).toBe(true)
    expect(await own.text()).not.toContain('ana@')
    expect(await everythingOf(api, 'acme')).toBe(before)
  })

  it('A6: is not for a key that reads reports', async () => {
    const { call, brands, keyRing } = await startTwoBrands()
    const analyst = newToken(randomBytes)
    const brand = brands.find('acme')
    if (brand) brands.save(withKey(brand, 'analyst', analyst, keyRing, null, noon))
    const answer = await call(method, `/api/acme/${path}`, analyst, body)
    expect([answer.status, (await answer.json()).error.code]).toEqual([403, 'not_allowed'])
  })

  it('opens with its own key, and is kept by no cache', async () => {
    const { call, acme } = await startTwoBrands()
    const answer = await call(method, `/api/acme/${path}`, acme, body)
    expect(answer.ok).toBe(true)
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  it('answers 405 to other methods, whoever asks', async () => {
    const { call, acme } = await startTwoBrands()
    for (const other of ['GET', 'PUT', 'PATCH', 'POST', 'DELETE'].filter((name) => name !== method)) {
      for (const key of [acme, null]) {
        const answer = await call(other, `/api/acme/${path}`, key)
        expect([answer.status, answer.headers.get('allow')]).toEqual([
          405,
          method === 'GET' ? 'GET, HEAD' : method,
        ])
      }
    }
  })
})

describe('a body', () => {
  const posts = routes.filter(([method, path]) => method === 'POST' && !path.startsWith('ambassadors'))

  it.each(posts)(
    '%s %s: is refused by its size, encoding and form before anything is kept',
    async (_, path) => {
      const { call, acme } = await startTwoBrands()
      const to = `/api/acme/${path}`
      const big = await call('POST', to, acme, 'a'.repeat(2 * 1024 * 1024 + 1))
      const encoded = await call('POST', to, acme, 'x', { 'content-encoding': 'br' })
      const notGzip = await call('POST', to, acme, 'x', { 'content-encoding': 'gzip' })
      const many = await call('POST', to, acme, `[${'1,'.repeat(99_999)}1]`)
      const deep = await call('POST', to, acme, '['.repeat(100_000))
      const broken = await call('POST', to, acme, '{')
      const answers = [big, encoded, notGzip, many, deep, broken]
      expect(answers.map(({ status }) => status)).toEqual([413, 415, 400, 413, 400, 400])
      const codes = await Promise.all(answers.map(async (answer) => (await answer.json()).error.code))
      expect(codes).toEqual([
        'too_large',
        'unsupported_encoding',
        'not_gzip',
        'too_many_items',
        'too_deep',
        'not_json',
      ])
    },
  )

  it('A6: is not read without a key', async () => {
    const { call } = await startTwoBrands()
    const answer = await call('POST', '/api/acme/contacts', null, 'a'.repeat(3_000_000))
    expect(answer.status).toBe(401)
  })
})
