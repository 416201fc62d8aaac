import { describe, expect, it } from 'vitest'
import { startMailServer } from '../support/mail-server.ts'
import { codeOf, cookiesOf, password } from '../support/start-access.ts'
import { admin, bea, invited, may, mayNot, startBrandUsers } from '../support/start-brand-users.ts'
import { testMailSettings } from '../support/test-mail.ts'

describe('a brand’s own people', () => {
  it('T7: are invited by its admin, by a link that works once', async () => {
    const access = await startBrandUsers()
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
    const access = await startBrandUsers()
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
    const access = await startBrandUsers()
    const cookie = await access.join({ ...bea, brand: 'other' })
    const { link } = await (await access.add(bea)).json()
    expect((await access.ask('POST', link, { cookie, body: { password } })).status).toBe(204)
    const both = cookiesOf(await access.logIn(bea.email))
    expect([await access.reports(both), await access.reports(both, 'other')]).toEqual([may, may])
    await access.revoke(bea.email)
    expect([await access.reports(both), await access.reports(both, 'other')]).toEqual([mayNot, may])
  })

  it('S21: have a changed role with their next request, without a new log-in', async () => {
    const access = await startBrandUsers()
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
    const access = await startBrandUsers()
    const second = await invited(access, { ...bea, role: 'brand_admin' })
    const { link } = await (
      await access.add({ email: 'eve@example.com', role: 'brand_admin' }, second)
    ).json()
    await access.revoke(bea.email)
    expect((await access.ask('POST', link, { body: { password } })).status).toBe(404)
  })

  it('S14: an invitation is answered the same for an address with an account elsewhere and for a new one', async () => {
    const access = await startBrandUsers()
    await access.join({ ...bea, brand: 'other' })
    const answered = async (email: string) => {
      const answer = await access.add({ ...bea, email })
      const headers = Object.fromEntries(answer.headers)
      return [answer.status, headers, (await answer.text()).replace(/[\w-]{43}/, '<token>')]
    }
    const known = await answered(bea.email)
    expect(known).toEqual(await answered('new@example.com'))
    expect(known[2]).toContain('"link":"/invitation/<token>"')
  })

  it('T7: an invitation is ended as a person is', async () => {
    const access = await startBrandUsers()
    const { link } = await (await access.add(bea)).json()
    expect((await access.revoke(bea.email)).status).toBe(204)
    expect((await access.ask('POST', link, { body: { password } })).status).toBe(404)
    expect(await codeOf(await access.revoke(bea.email))).toEqual([404, 'no_such_user'])
  })
})

describe('a brand with a mail server', () => {
  it('T4: sends the link by mail, to the one person who is to have it', async () => {
    const access = await startBrandUsers()
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

  it('S14: answers the same bytes for an address with an account elsewhere, and hands its link to nobody', async () => {
    const access = await startBrandUsers()
    const server = await startMailServer()
    access.addBrand('store', { mail: testMailSettings(server.port), publicUrl: 'https://stats.example.com/' })
    const cookie = await access.join({ ...admin, email: 'zoe@example.com', brand: 'store' })
    const known = await (await access.add({ ...bea, email: admin.email }, cookie, 'store')).text()
    expect(known).toBe(await (await access.add(bea, cookie, 'store')).text())
    expect(JSON.parse(known)).toMatchObject({ mailed: true, link: null })
  })

  it('S13: sends one address one mail in ten minutes, and hands the next link to the admin', async () => {
    const access = await startBrandUsers()
    const server = await startMailServer()
    access.addBrand('store', { mail: testMailSettings(server.port), publicUrl: 'https://stats.example.com/' })
    const cookie = await access.join({ ...admin, email: 'zoe@example.com', brand: 'store' })
    await access.add(bea, cookie, 'store')
    const second = await (await access.add(bea, cookie, 'store')).json()
    expect([second.mailed, server.received.length]).toEqual([false, 1])
    expect(second.link).toMatch(/^https:\/\/stats\.example\.com\/invitation\/[\w-]{43}$/)
  })

  it('hands the link over when the server does not take the mail', async () => {
    const access = await startBrandUsers()
    const server = await startMailServer({ refuseWith: 550 })
    access.addBrand('store', { mail: testMailSettings(server.port), publicUrl: 'https://stats.example.com/' })
    const cookie = await access.join({ ...admin, email: 'zoe@example.com', brand: 'store' })
    expect(await (await access.add(bea, cookie, 'store')).json()).toMatchObject({ mailed: false })
  })
})
