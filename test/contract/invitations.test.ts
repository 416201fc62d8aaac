import { describe, expect, it } from 'vitest'
import { codeOf, cookiesOf, password } from '../support/start-access.ts'
import { ana, startLogIns } from '../support/start-log-ins.ts'

const day = 86_400_000

describe('an invitation', () => {
  it('T4: is a link that works once, and asks for a password', async () => {
    const { ask, invite } = await startLogIns()
    const token = await invite(ana)
    expect(token).toMatch(/^[\w-]{43}$/)
    const state = await (await ask('GET', `/invitation/${token}/state`)).json()
    expect(state).toEqual({
      purpose: 'join',
      email: 'ana@example.com',
      brand: 'acme',
      role: 'analyst',
      known: false,
      least: 12,
    })
    const accepted = await ask('POST', `/invitation/${token}`, { body: { password } })
    expect(accepted.status).toBe(204)
    const again = await ask('POST', `/invitation/${token}`, { body: { password: 'another one of mine' } })
    expect(await codeOf(again)).toEqual([404, 'no_such_invitation'])
  })

  it('T4: lets nobody in without a password that holds', async () => {
    const { ask, invite } = await startLogIns()
    const token = await invite(ana)
    for (const weak of ['short', 'aaaaaaaaaaaaaaaa']) {
      const answer = await ask('POST', `/invitation/${token}`, { body: { password: weak } })
      expect(await codeOf(answer)).toEqual([400, 'weak_password'])
      expect(answer.headers.getSetCookie()).toEqual([])
    }
    for (const body of [{}, { password: 7 }, { password: '' }, [], 'x'])
      expect((await ask('POST', `/invitation/${token}`, { body })).status).toBe(400)
    expect((await ask('POST', `/invitation/${token}`, { body: { password } })).status).toBe(204)
  })

  it('S15: is over after seven days, and when another took its place', async () => {
    const { ask, invite, clock } = await startLogIns()
    const [first, second] = [await invite(ana), await invite(ana)]
    expect((await ask('GET', `/invitation/${first}/state`)).status).toBe(404)
    clock.now += 7 * day - 1
    expect((await ask('GET', `/invitation/${second}/state`)).status).toBe(200)
    clock.now += 1
    expect((await ask('GET', `/invitation/${second}/state`)).status).toBe(404)
    expect((await ask('POST', `/invitation/${second}`, { body: { password } })).status).toBe(404)
  })

  it('S16: is not used up by being looked at', async () => {
    const { ask, invite } = await startLogIns()
    const token = await invite(ana)
    for (let look = 0; look < 20; look++) {
      await ask('GET', `/invitation/${token}`)
      await ask('GET', `/invitation/${token}/state`)
    }
    expect((await ask('POST', `/invitation/${token}`, { body: { password } })).status).toBe(204)
  })

  it('T6: to a second brand is accepted with the password that the person has, and makes no second one', async () => {
    const { ask, invite, join } = await startLogIns()
    await join(ana)
    const token = await invite({ ...ana, brand: 'other', role: 'brand_admin' })
    expect(await (await ask('GET', `/invitation/${token}/state`)).json()).toMatchObject({ known: true })
    const wrong = await ask('POST', `/invitation/${token}`, {
      body: { password: 'a password of the inviter' },
    })
    expect(await codeOf(wrong)).toEqual([401, 'wrong_log_in'])
    const right = await ask('POST', `/invitation/${token}`, { body: { password } })
    const me = await (await ask('GET', '/session', { cookie: cookiesOf(right) })).json()
    expect(me.brands).toEqual([
      { brand: 'acme', role: 'analyst' },
      { brand: 'other', role: 'brand_admin' },
    ])
  })

  it('S15: of a password that was forgotten makes a new one, and ends every log-in', async () => {
    const { ask, join, who, operatorKey, logIn } = await startLogIns()
    const before = await join(ana)
    const made = await ask('POST', '/users/password', { key: operatorKey(), body: { user: ana.email } })
    const { link } = await made.json()
    expect(await who(before)).toBe(200)
    const accepted = await ask('POST', link, { body: { password: 'a new one of five words' } })
    expect(accepted.status).toBe(204)
    expect([await who(before), await who(cookiesOf(accepted))]).toEqual([401, 200])
    expect((await logIn(ana.email)).status).toBe(401)
    expect((await logIn(ana.email, 'a new one of five words')).status).toBe(204)
  })

  it('S15: to choose a new password makes nobody who was revoked come back', async () => {
    const { ask, join, operatorKey } = await startLogIns()
    await join(ana)
    const key = operatorKey()
    const made = await ask('POST', '/users/password', { key, body: { user: ana.email } })
    const { link } = await made.json()
    expect((await ask('DELETE', '/users', { key, body: { user: ana.email } })).status).toBe(204)
    expect((await ask('POST', link, { body: { password } })).status).toBe(404)
  })
})
