// Contacts in the whole collector: its routes are there, and trouble with their storage is nobody else's.
import { mkdirSync, rmdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startTestCollector, type TestCollector } from '../support/start-test-collector.ts'
import { wireBatch } from '../support/wire-batch.ts'

const ana = {
  external_id: 'C-1',
  source: 'brand_database',
  ambassador: 'lea',
  email: 'ana@example.com',
  ambassador_opt_in: true,
  brand_opt_in: true,
}

const routes = {
  'GET /p/acme/popin/subscribe': 200,
  'GET /f/acme/subscribe': 200,
  'GET /confirm/no-such-token': 404,
  'GET /me/no-such-token': 404,
  'GET /unsubscribe/no-such-token': 404,
  'GET /p/acme/no-such-publication': 404,
  'POST /o/acme': 400,
  'POST /o/nobody': 404,
  'POST /api/acme/orders': 401,
  'POST /api/acme/suppressions': 401,
  'POST /api/acme/publications': 401,
  'GET /api/acme/contacts.csv': 401,
  'GET /inbox': 404,
}

function asServer({ base }: TestCollector, key: string, brand = 'acme') {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  const url = (path: string) => `${base}/api/${brand}/${path}`
  return {
    keep: (contact: object) =>
      fetch(url('contacts'), { method: 'POST', headers, body: JSON.stringify(contact) }),
    export: () => fetch(url('contacts.json'), { headers }),
  }
}

describe('the collector', () => {
  it('keeps a contact, and has it after a restart', async () => {
    const first = await startTestCollector()
    const key = first.addBrand('acme', { contacts: 'on' })
    expect((await asServer(first, key).keep(ana)).status).toBe(200)
    await first.stop()
    const second = await startTestCollector({ folder: first.folder })
    const exported = await asServer(second, key).export()
    expect(await exported.json()).toMatchObject({
      contacts: [{ email: 'ana@example.com', ambassador: 'lea' }],
    })
  })

  it('E5: takes none as long as the brand has not switched contacts on', async () => {
    const collector = await startTestCollector()
    const key = collector.addBrand('acme')
    const refused = await asServer(collector, key).keep(ana)
    expect([refused.status, await refused.json()]).toMatchObject([403, { error: { code: 'contacts_off' } }])
  })

  it('has every route about contacts, and the inbox in the demonstration alone', async () => {
    const collector = await startTestCollector()
    collector.addBrand('acme', { contacts: 'on' })
    const statuses = await Promise.all(
      Object.keys(routes).map(async (route) => {
        const [method = '', path = ''] = route.split(' ')
        return [route, (await fetch(`${collector.base}${path}`, { method })).status]
      }),
    )
    expect(Object.fromEntries(statuses)).toEqual(routes)
  })

  it('answers 503 while the contacts cannot be kept, goes on counting events, and recovers by itself', async () => {
    const collector = await startTestCollector()
    const key = collector.addBrand('acme', { contacts: 'on' })
    const other = collector.addBrand('other', { contacts: 'on' })
    const path = join(collector.environment.dataFolder, 'acme', 'records.db')
    mkdirSync(path)
    const refused = await asServer(collector, key).keep(ana)
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5'])
    expect(await refused.text()).not.toMatch(/records|ana|acme/)
    expect((await collector.send(wireBatch())).status).toBe(202)
    expect((await asServer(collector, other, 'other').keep(ana)).status).toBe(200)
    rmdirSync(path)
    expect((await asServer(collector, key).keep(ana)).status).toBe(200)
    expect(collector.logged.join()).not.toContain('ana@')
  })
})
