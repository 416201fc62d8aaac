import { describe, expect, it } from 'vitest'
import { startMailServer } from '../support/mail-server.ts'
import { codeOf, cookiesOf, password, startAccess } from '../support/start-access.ts'
import { testMailSettings } from '../support/test-mail.ts'

const admin = { email: 'ana@example.com', role: 'brand_admin', brand: 'acme' }
const bea = { email: 'bea@example.com', role: 'analyst' }
/** What the answer to a question without words says: that whoever asks may ask, and that they may not. */
const [may, mayNot] = [400, 401]

async function start() {
  const access = await startAccess()
  access.addBrand('acme', { contacts: 'on' })
  access.addBrand('other', { contacts: 'on' })
  const { ask } = access
  const cookie = await access.join(admin)
  return {
    ...access,
    cookie,
    /** By their addresses. */
    users: async (as = cookie) => {
      const { users } = await (await ask('GET', '/api/acme/users', { cookie: as })).json()
      return users.sort((a: { email: string }, b: { email: string }) => (a.email < b.email ? -1 : 1))
    },
    add: (body: object, as = cookie, brand = 'acme') =>
      ask('POST', `/api/${brand}/users`, { cookie: as, body }),
    revoke: (user: string, as = cookie) => ask('DELETE', '/api/acme/users', { cookie: as, body: { user } }),
    reports: async (as: string, brand = 'acme') =>
      (await ask('POST', `/api/${brand}/reports/query`, { cookie: as, body: {} })).status,
  }
}

type Started = Awaited<ReturnType<typeof start>>

/** Somebody whom the brand's admin invited, logged in. */
async function invited(access: Started, wanted: object): Promise<string> {
  const { link } = await (await access.add(wanted)).json()
  return cookiesOf(await access.ask('POST', link, { body: { password } }))
}

describe('a brand’s own people', () => {
  it('T7: are invited by its admin, by a link that works once', async () => {
    const access = await start()
    const answer = await access.add(bea)
    const { link, mailed, expires } = await answer.json()
    expect([answer.status, mailed, expires]).toEqual([201, false, '2026-11-28T12:00:00.000Z'])
    expect(await access.users()).toMatchObject([
      { email: 'ana@example.com', role: 'brand_admin' },
      { email: 'bea@example.com', role: 'analyst', user: null, invited_until: expires },
    ])
    const cookie = cookiesOf(await access.ask('POST', link, { body: { password } }))
    expect(await access.reports(cookie)).toBe(may)
    expect((await access.users())[1]).toMatchObject({ role: 'analyst', invited_until: null })
  })

  it('T7: lose everything with the next request after they were revoked', async () => {
    const access = await start()
    const cookie = await invited(access, bea)
    const remembered = cookiesOf(await access.logIn(bea.email, password, { remember: true }))
    expect(await access.reports(cookie)).toBe(may)
    expect((await access.revoke(bea.email)).status).toBe(204)
    expect(await access.reports(cookie)).toBe(mayNot)
    expect((await access.ask('GET', '/session', { cookie })).status).toBe(401)
    expect((await access.ask('POST', '/session/remembered', { cookie: remembered, body: {} })).status).toBe(
      401,
    )
    expect((await access.logIn(bea.email)).status).toBe(401)
    expect(await access.users()).toHaveLength(1)
  })

  it('T7: keep what they have at another brand', async () => {
    const access = await start()
    const cookie = await access.join({ ...bea, brand: 'other' })
    const { link } = await (await access.add(bea)).json()
    expect((await access.ask('POST', link, { cookie, body: { password } })).status).toBe(204)
    const both = cookiesOf(await access.logIn(bea.email))
    expect([await access.reports(both), await access.reports(both, 'other')]).toEqual([may, may])
    await access.revoke(bea.email)
    expect([await access.reports(both), await access.reports(both, 'other')]).toEqual([mayNot, may])
  })

  it('S21: have a changed role with their next request, without a new log-in', async () => {
    const access = await start()
    const cookie = await invited(access, { ...bea, role: 'brand_admin' })
    expect((await access.ask('GET', '/api/acme/contacts.json', { cookie })).status).toBe(200)
    expect(await (await access.add(bea)).json()).toEqual({ changed: true })
    expect(await codeOf(await access.ask('GET', '/api/acme/contacts.json', { cookie }))).toEqual([
      403,
      'not_allowed',
    ])
    expect(await access.reports(cookie)).toBe(may)
  })

  it('S21: who are revoked take what they invited with them', async () => {
    const access = await start()
    const second = await invited(access, { ...bea, role: 'brand_admin' })
    const { link } = await (
      await access.add({ email: 'eve@example.com', role: 'brand_admin' }, second)
    ).json()
    await access.revoke(bea.email)
    expect((await access.ask('POST', link, { body: { password } })).status).toBe(404)
  })

  it('T7: an invitation is ended as a person is', async () => {
    const access = await start()
    const { link } = await (await access.add(bea)).json()
    expect((await access.revoke(bea.email)).status).toBe(204)
    expect((await access.ask('POST', link, { body: { password } })).status).toBe(404)
    expect(await codeOf(await access.revoke(bea.email))).toEqual([404, 'no_such_user'])
  })
})

describe('what an admin cannot do', () => {
  it.each(['operator', 'account'])('A6: make an %s', async (role) => {
    const access = await start()
    const answer = await access.add({ ...bea, role })
    expect([400, 403]).toContain(answer.status)
    expect(await access.users()).toHaveLength(1)
  })

  it('A6: demote or revoke who looks after the brand for the operator', async () => {
    const access = await start()
    const cookie = await access.join({ ...bea, role: 'account', brand: 'acme' })
    expect(await codeOf(await access.add(bea))).toEqual([403, 'not_grantable'])
    expect(await codeOf(await access.revoke(bea.email))).toEqual([403, 'not_grantable'])
    expect(await access.reports(cookie)).toBe(may)
  })

  it('A1: learn of, change or revoke people of another brand or of the operator', async () => {
    const access = await start()
    await access.join({ ...bea, brand: 'other' })
    await access.join({ email: 'boss@example.com', role: 'operator' })
    expect(await access.users()).toHaveLength(1)
    for (const user of [bea.email, 'boss@example.com', 'nobody@example.com'])
      expect(await codeOf(await access.revoke(user))).toEqual([404, 'no_such_user'])
  })

  it('A1: tell by inviting whether an address has an account at another brand', async () => {
    const access = await start()
    await access.join({ ...bea, brand: 'other' })
    const [known, unknown] = [await access.add(bea), await access.add({ ...bea, email: 'new@example.com' })]
    const shape = async (answer: Response) => [answer.status, Object.keys(await answer.json())]
    expect(await shape(known)).toEqual(await shape(unknown))
  })

  it('S21: get into the account of somebody whom they invite too', async () => {
    const access = await start()
    await access.join({ email: 'boss@example.com', role: 'operator' })
    const { link } = await (await access.add({ email: 'boss@example.com', role: 'analyst' })).json()
    const taken = await access.ask('POST', link, { body: { password: 'a password of the admin' } })
    expect(await codeOf(taken)).toEqual([401, 'wrong_log_in'])
    expect((await access.logIn('boss@example.com', 'a password of the admin')).status).toBe(401)
    expect((await access.logIn('boss@example.com')).status).toBe(204)
  })

  it('S21: get the role of an operator by accepting their invitation first', async () => {
    const access = await start()
    await access.invite({ email: 'boss@example.com', role: 'operator' })
    const { link } = await (await access.add({ email: 'boss@example.com', role: 'analyst' })).json()
    const cookie = cookiesOf(await access.ask('POST', link, { body: { password } }))
    expect((await access.ask('GET', '/users', { cookie })).status).toBe(401)
    expect((await (await access.ask('GET', '/session', { cookie })).json()).brands).toEqual([
      { brand: 'acme', role: 'analyst' },
    ])
  })

  it('S21: choose a new password for anybody', async () => {
    const access = await start()
    for (const cookie of [
      access.cookie,
      await access.join({ email: 'boss@example.com', role: 'operator' }),
    ]) {
      const answer = await access.ask('POST', '/users/password', { cookie, body: { user: admin.email } })
      expect(await codeOf(answer)).toEqual([401, 'not_authorised'])
    }
  })
})

describe('an operator', () => {
  it('A4: has every brand, those of tomorrow too', async () => {
    const access = await start()
    const cookie = await access.join({ email: 'boss@example.com', role: 'operator' })
    access.addBrand('later')
    for (const brand of ['acme', 'other', 'later']) expect(await access.reports(cookie, brand)).toBe(may)
    const { brands } = await (await access.ask('GET', '/session', { cookie })).json()
    expect(brands).toEqual(['acme', 'later', 'other'].map((brand) => ({ brand, role: 'operator' })))
  })

  it('T7: sees and revokes everybody', async () => {
    const access = await start()
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
    const access = await start()
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
    const access = await start()
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

describe('a brand with a mail server', () => {
  it('T4: sends the link by mail, to the one person who is to have it', async () => {
    const access = await start()
    const server = await startMailServer()
    access.addBrand('store', { mail: testMailSettings(server.port), publicUrl: 'https://stats.example.com/' })
    const cookie = await access.join({ ...admin, email: 'zoe@example.com', brand: 'store' })
    const answer = await access.add(bea, cookie, 'store')
    expect(await answer.json()).toMatchObject({ mailed: true, link: null })
    const [mail] = server.received
    expect([server.received.length, mail?.to]).toEqual([1, [bea.email]])
    expect(mail?.email.subject).toBe('Your access to the reports of store')
    const link = /https:\/\/stats\.example\.com(\/invitation\/[\w-]{43})/.exec(mail?.email.text ?? '')?.[1]
    const accepted = await access.ask('POST', link ?? '', { body: { password } })
    expect(await access.reports(cookiesOf(accepted), 'store')).toBe(may)
  })

  it('S13: sends one address one mail in ten minutes, and hands the next link to the admin', async () => {
    const access = await start()
    const server = await startMailServer()
    access.addBrand('store', { mail: testMailSettings(server.port), publicUrl: 'https://stats.example.com/' })
    const cookie = await access.join({ ...admin, email: 'zoe@example.com', brand: 'store' })
    await access.add(bea, cookie, 'store')
    const second = await (await access.add(bea, cookie, 'store')).json()
    expect([second.mailed, server.received.length]).toEqual([false, 1])
    expect(second.link).toMatch(/^https:\/\/stats\.example\.com\/invitation\/[\w-]{43}$/)
  })

  it('hands the link over when the server does not take the mail', async () => {
    const access = await start()
    const server = await startMailServer({ refuseWith: 550 })
    access.addBrand('store', { mail: testMailSettings(server.port), publicUrl: 'https://stats.example.com/' })
    const cookie = await access.join({ ...admin, email: 'zoe@example.com', brand: 'store' })
    expect(await (await access.add(bea, cookie, 'store')).json()).toMatchObject({ mailed: false })
  })
})
