// The limits in the whole collector: what operators see and do by log-in, and what becomes of the brand's records.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join as joinPath } from 'node:path'
import { describe, expect, it } from 'vitest'
import { day } from '../support/contact-limits.ts'
import { eva, startRetention } from '../support/start-retention.ts'
import { wireBatch } from '../support/wire-batch.ts'

describe('what will go', () => {
  it('R3: is foreseen with its reason, by an opaque ID, and goes when it is carried out', async () => {
    const { clock, foresee, carryOut } = await startRetention()
    clock.now += 5 * day
    expect((await foresee('?days=24')).sums).toEqual([])
    const { sums, due } = await foresee('?days=25')
    expect(sums).toMatchObject([
      { brand: 'acme', limit: 'R3', what: 'delete', kind: 'contact', count: 1, held: 0 },
    ])
    expect(due).toEqual([
      {
        brand: 'acme',
        limit: 'R3',
        kind: 'contact',
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        at: '2026-12-21T12:00:00.000Z',
        what: 'delete',
        held_because: null,
      },
    ])
    expect(await carryOut()).toEqual([])
    clock.now += 25 * day
    expect(await carryOut({ brand: 'other' })).toEqual([])
    expect(await carryOut({ brand: 'acme' })).toEqual([
      { brand: 'acme', limit: 'R3', ended: 1, failed: false },
    ])
    expect((await foresee()).sums).toEqual([])
  })

  it('is a page for the operator, in which nobody stands', async () => {
    const { ask, clock, join } = await startRetention()
    const cookie = await join({ email: 'boss@example.com', role: 'operator' })
    clock.now += 5 * day
    const answer = await ask('GET', '/retention', { cookie })
    const text = await answer.text()
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(text).toContain('What goes in the next 30 days')
    expect(text).toMatch(/acme.*1 contact.*2026-12-21.*R3: new contact/s)
    expect(text).not.toMatch(/@example|C-1|lea/)
  })

  it('is told of the other brands where one’s file cannot be read, and of that one too', async () => {
    const { ask, clock, foresee, join, environment } = await startRetention()
    mkdirSync(joinPath(environment.dataFolder, 'broken'))
    writeFileSync(joinPath(environment.dataFolder, 'broken', 'brand.json'), '{')
    clock.now += 5 * day
    expect(await foresee()).toMatchObject({ sums: [{ brand: 'acme', limit: 'R3' }], unreadable: ['broken'] })
    const cookie = await join({ email: 'boss@example.com', role: 'operator' })
    const page = await (await ask('GET', '/retention', { cookie })).text()
    expect(page).toMatch(/<strong>broken<\/strong>: its .* cannot be read.*acme.*1 contact/s)
  })

  it('goes of the other brands where one’s file cannot be read, which the answer and one log line name', async () => {
    const { ask, clock, operator, environment, logged } = await startRetention()
    const file = joinPath(environment.dataFolder, 'broken', 'brand.json')
    mkdirSync(joinPath(file, '..'))
    writeFileSync(file, '{')
    clock.now += 31 * day
    const { carried, unreadable } = await (
      await ask('POST', '/retention', { ...operator(), body: {} })
    ).json()
    expect(unreadable).toEqual(['broken'])
    expect(carried).toContainEqual({ brand: 'acme', limit: 'R3', ended: 1, failed: false })
    const ofBroken = ({ brand, failed }: Record<string, unknown>) => brand === 'broken' || failed
    expect(carried.filter(ofBroken)).toEqual([])
    expect(logged.filter((line) => line.includes('broken'))).toEqual([expect.stringContaining(file)])
    expect(logged.filter((line) => line.includes('not carried out'))).toEqual([])
  })

  it.each(['/retention', '/retention.json', '/holds'])(
    'A6: %s is nobody’s but an operator’s',
    async (path) => {
      const { ask, apiKey, join } = await startRetention()
      const admin = await join({ email: 'admin@example.com', role: 'brand_admin', brand: 'acme' })
      for (const asked of [{}, { key: apiKey }, { cookie: admin }])
        expect((await ask('GET', path, asked)).status).toBe(401)
      expect((await ask('POST', '/retention', { cookie: admin, body: {} })).status).toBe(401)
    },
  )

  it.each(['?days=-1', '?days=367', '?days=x', '?brand=nobody'])(
    'says what is wrong with %s',
    async (query) => {
      const { ask, operator } = await startRetention()
      expect([400, 404]).toContain((await ask('GET', `/retention.json${query}`, operator())).status)
    },
  )
})

describe('behaviour events', () => {
  it('R22: go by month when the last of its days is due, and are foreseen until then', async () => {
    const { clock, foresee, carryOut, send, loaded, ask, apiKey } = await startRetention()
    await send(wireBatch())
    await loaded()
    const views = async () => {
      const body = { metrics: ['page_views'], period: { from: '2026-11-01', to: '2026-11-30' } }
      return (await (await ask('POST', '/api/acme/reports/query', { key: apiKey, body })).json()).rows
    }
    const [before] = await views()
    expect(before.page_views).toBeGreaterThan(0)
    clock.now = Date.parse('2029-01-01T00:00:00Z') - 1
    expect((await carryOut({ brand: 'acme' })).map(({ limit }: { limit: string }) => limit)).not.toContain(
      'R22',
    )
    expect(await views()).toEqual([before])
    expect((await foresee('?days=1&brand=acme')).due).toMatchObject([
      { limit: 'R22', kind: 'event_month', id: '2026-11', at: '2029-01-01T00:00:00.000Z' },
    ])
    clock.now += 1
    expect(await carryOut({ brand: 'acme' })).toMatchObject([{ limit: 'R22', ended: 1 }])
    expect(await views()).not.toEqual([before])
    expect((await foresee('?brand=acme')).due).toEqual([])
  })
})

describe('a contact without activity', () => {
  it('R8: is there for three years, then erased; the hash of the address stays', async () => {
    const { clock, carryOut, exported, ask, apiKey } = await startRetention()
    clock.now = Date.parse('2029-11-21T12:00:00Z') - 1
    expect(await carryOut({ brand: 'acme' })).toEqual([
      { brand: 'acme', limit: 'R3', ended: 1, failed: false },
    ])
    expect(await exported()).toHaveLength(1)
    clock.now += 1
    expect(await carryOut({ brand: 'acme' })).toEqual([
      { brand: 'acme', limit: 'R8', ended: 1, failed: false },
    ])
    expect(await exported()).toEqual([])
    // Known again by the hash: whom the brand brings back stays erased.
    await ask('POST', '/api/acme/contacts', { key: apiKey, body: { ...eva, external_id: 'C-3' } })
    expect(await exported()).toEqual([])
  })

  it('R8, E11: a click or an order is activity, an open and the brand’s own changes are not', async () => {
    const { clock, carryOut, exported, ask, apiKey: key } = await startRetention()
    clock.now = Date.parse('2028-11-21T12:00:00Z')
    const order = { transaction_id: 'T1', value: 20, email: eva.email, ambassador: 'lea' }
    await ask('POST', '/api/acme/orders', { key, body: order })
    await ask('POST', '/api/acme/contacts', { key, body: { ...eva, city: 'Lyon' } })
    clock.now = Date.parse('2031-11-21T12:00:00Z') - 1
    await carryOut({ brand: 'acme' })
    expect(await exported()).toHaveLength(1)
    clock.now += 1
    await carryOut({ brand: 'acme' })
    expect(await exported()).toEqual([])
  })

  it('R8, R21: stays under a legal hold that the brand’s people set, and its erasure is refused', async () => {
    const { clock, carryOut, exported, ask, apiKey: key, foresee } = await startRetention()
    const [{ contact, id = contact }] = await exported()
    const hold = { kind: 'contact', id, reason: 'legal_claim', reference: '2026/17' }
    expect((await ask('POST', '/api/acme/holds', { key, body: hold })).status).toBe(201)
    const { holds } = await (await ask('GET', '/api/acme/holds', { key })).json()
    expect(holds).toEqual([{ ...hold, since: '2026-11-21T12:00:00.000Z', by: 'server' }])
    clock.now = Date.parse('2032-11-21T12:00:00Z')
    await carryOut({ brand: 'acme' })
    expect(await exported()).toHaveLength(1)
    expect((await foresee('?brand=acme')).due).toMatchObject([
      { id, limit: 'R8', held_because: 'legal_claim' },
    ])
    const lifted = { kind: 'contact', id }
    expect((await ask('DELETE', '/api/acme/holds', { key, body: lifted })).status).toBe(204)
    await carryOut({ brand: 'acme' })
    expect(await exported()).toEqual([])
  })
})

describe('legal holds', () => {
  it.each([
    [{ kind: 'contact', id: 'nobody', reason: 'legal_claim' }, 404],
    [{ kind: 'contact', id: 'nobody', reason: 'we like them' }, 400],
    [{ kind: 'contact', id: 'nobody' }, 400],
    [{ kind: 'contact', id: 'nobody', reason: 'legal_claim', reference: 'Ana Silva!' }, 400],
    [{ kind: 'person', id: 'nobody', reason: 'legal_claim' }, 400],
    [{ kind: 'ambassador', id: 'lea', reason: 'legal_duty' }, 201],
  ])('R21: %j of a brand is answered %i', async (body, status) => {
    const { ask, apiKey: key } = await startRetention()
    expect((await ask('POST', '/api/acme/holds', { key, body })).status).toBe(status)
  })

  it('R21, A3: the operator’s, of a contact that no opt-in shows to the brand, is not told to the brand', async () => {
    const { ask, apiKey: key, operator, clock, foresee } = await startRetention()
    clock.now = Date.parse('2026-12-22T12:00:00Z')
    const [{ id }] = (await foresee('?brand=acme')).due
    const hold = { kind: 'contact', id, reason: 'court_order' }
    const set = await ask('POST', '/holds', { ...operator(), body: { ...hold, brand: 'acme' } })
    expect(set.status).toBe(201)
    const listed = async (path: string, by: object) => (await (await ask('GET', path, by)).json()).holds
    expect(await listed('/api/acme/holds', { key })).toEqual([])
    expect(await listed('/holds?brand=acme', operator())).toMatchObject([hold])
  })

  it('R21: of people who log in and of brands are the operator’s', async () => {
    const { ask, operator, join } = await startRetention()
    await join({ email: 'ben@example.com', role: 'analyst', brand: 'acme' })
    const { users } = await (await ask('GET', '/users', operator())).json()
    for (const body of [
      { kind: 'person', id: users[0].user, reason: 'authority_request' },
      { kind: 'brand', id: 'acme', reason: 'court_order' },
    ])
      expect((await ask('POST', '/holds', { ...operator(), body })).status).toBe(201)
    const { holds } = await (await ask('GET', '/holds', operator())).json()
    expect(holds.map(({ kind, by }: Record<string, string>) => [kind, by])).toEqual(
      expect.arrayContaining([
        ['person', 'operator'],
        ['brand', 'operator'],
      ]),
    )
    expect((await ask('GET', '/holds?brand=acme', operator())).status).toBe(200)
  })
})
