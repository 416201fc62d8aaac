import { describe, expect, it } from 'vitest'
import { password } from '../support/start-access.ts'
import { admin, bea, may, mayNot, startBrandUsers } from '../support/start-brand-users.ts'

describe('an operator', () => {
  it('A4: has every brand, those of tomorrow too', async () => {
    const access = await startBrandUsers()
    const cookie = await access.join({ email: 'boss@example.com', role: 'operator' })
    access.addBrand('later')
    for (const brand of ['acme', 'other', 'later']) expect(await access.reports(cookie, brand)).toBe(may)
    const { brands } = await (await access.ask('GET', '/session', { cookie })).json()
    expect(brands).toEqual(['acme', 'later', 'other'].map((brand) => ({ brand, role: 'operator' })))
  })

  it('T7: sees and revokes everybody', async () => {
    const access = await startBrandUsers()
    const cookie = await access.join({ email: 'boss@example.com', role: 'operator' })
    const { users } = await (await access.ask('GET', '/users', { cookie })).json()
    expect(users.map(({ email, brand }: Record<string, unknown>) => [email, brand]).sort()).toEqual([
      ['ana@example.com', 'acme'],
      ['boss@example.com', null],
    ])
    const body = { user: admin.email, brand: 'acme' }
    expect((await access.ask('DELETE', '/users', { cookie, body })).status).toBe(204)
    expect(await access.reports(access.cookie)).toBe(mayNot)
  })
})

describe('an account', () => {
  it('A4: has the brands that it was given, and no other', async () => {
    const access = await startBrandUsers()
    access.addBrand('third')
    const cookie = await access.join({ ...bea, role: 'account', brand: 'acme' })
    const token = await access.invite({ ...bea, role: 'account', brand: 'other' })
    await access.ask('POST', `/invitation/${token}`, { body: { password } })
    const statuses = []
    for (const brand of ['acme', 'other', 'third']) statuses.push(await access.reports(cookie, brand))
    expect(statuses).toEqual([may, may, mayNot])
  })
})

describe('an ambassador who logs in', () => {
  it('A2: sees their own contacts and nobody else’s', async () => {
    const access = await startBrandUsers()
    const key = access.addBrand('store', { contacts: 'on' })
    for (const [external_id, ambassador, email] of [
      ['C1', 'lea', 'one@example.com'],
      ['C2', 'jonas', 'two@example.com'],
    ]) {
      const body = {
        external_id,
        source: 'brand_database',
        ambassador,
        email,
        first_name: email,
        ambassador_opt_in: true,
      }
      expect((await access.ask('POST', '/api/store/contacts', { key, body })).status).toBe(200)
    }
    const lea = { email: 'lea@example.com', role: 'ambassador', brand: 'store', ambassador: 'lea' }
    const cookie = await access.join(lea)
    const page = await access.ask('GET', '/a/store', { cookie })
    const text = await page.text()
    expect([page.status, text.includes('one@'), text.includes('two@')]).toEqual([200, true, false])
    for (const path of ['/a/acme', '/a/nobody', '/a/store.x'])
      expect((await access.ask('GET', path, { cookie })).status).toBe(404)
    for (const asked of [{}, { key }, { cookie: access.cookie }])
      expect((await access.ask('GET', '/a/store', asked)).status).toBe(404)
  })
})
