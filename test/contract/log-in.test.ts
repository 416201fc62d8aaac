import { describe, expect, it } from 'vitest'
import { codeOf, cookiesOf, password, startAccess } from '../support/start-access.ts'

const day = 86_400_000
const ana = { email: 'ana@example.com', role: 'analyst', brand: 'acme' }

async function start() {
  const access = await startAccess()
  access.addBrand('acme')
  access.addBrand('other')
  const who = async (cookie: string) => (await access.ask('GET', '/session', { cookie })).status
  return { ...access, who }
}

describe('an invitation', () => {
  it('T4: is a link that works once, and asks for a password', async () => {
    const { ask, invite } = await start()
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
    const { ask, invite } = await start()
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
    const { ask, invite, clock } = await start()
    const [first, second] = [await invite(ana), await invite(ana)]
    expect((await ask('GET', `/invitation/${first}/state`)).status).toBe(404)
    clock.now += 7 * day - 1
    expect((await ask('GET', `/invitation/${second}/state`)).status).toBe(200)
    clock.now += 1
    expect((await ask('GET', `/invitation/${second}/state`)).status).toBe(404)
    expect((await ask('POST', `/invitation/${second}`, { body: { password } })).status).toBe(404)
  })

  it('S16: is not used up by being looked at', async () => {
    const { ask, invite } = await start()
    const token = await invite(ana)
    for (let look = 0; look < 20; look++) {
      await ask('GET', `/invitation/${token}`)
      await ask('GET', `/invitation/${token}/state`)
    }
    expect((await ask('POST', `/invitation/${token}`, { body: { password } })).status).toBe(204)
  })

  it('T6: to a second brand is accepted with the password that the person has, and makes no second one', async () => {
    const { ask, invite, join } = await start()
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
    const { ask, join, who, operatorKey, logIn } = await start()
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
    const { ask, join, operatorKey } = await start()
    await join(ana)
    const key = operatorKey()
    const made = await ask('POST', '/users/password', { key, body: { user: ana.email } })
    const { link } = await made.json()
    expect((await ask('DELETE', '/users', { key, body: { user: ana.email } })).status).toBe(204)
    expect((await ask('POST', link, { body: { password } })).status).toBe(404)
  })
})

describe('a log-in', () => {
  it('T3: needs a user’s name and their password', async () => {
    const { ask, join, logIn } = await start()
    await join(ana)
    expect((await logIn(ana.email)).status).toBe(204)
    expect((await logIn(' ANA@Example.com ')).status).toBe(204)
    const bodies = [
      { user: ana.email },
      { password },
      {},
      { user: ana.email, password: '' },
      { user: '', password },
    ]
    for (const body of bodies) expect((await ask('POST', '/session', { body })).status).toBe(400)
    expect(await codeOf(await logIn(ana.email, `${password} `))).toEqual([401, 'wrong_log_in'])
  })

  it('T6: takes the person’s own ID for a name too, which is opaque and nobody else’s', async () => {
    const { ask, join, logIn } = await start()
    const [one, two] = [await join(ana), await join({ ...ana, email: 'bea@example.com' })]
    const ids = []
    for (const cookie of [one, two]) ids.push((await (await ask('GET', '/session', { cookie })).json()).user)
    expect(new Set(ids).size).toBe(2)
    for (const id of ids) expect(id).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/)
    expect((await logIn(ids[0])).status).toBe(204)
    expect((await logIn(ids[0], 'the password of bea')).status).toBe(401)
  })

  it('T2: begins a session of 256 random bits, a new one each time, and ends the one that came with it', async () => {
    const { join, logIn, who } = await start()
    const first = await join(ana)
    const second = cookiesOf(await logIn(ana.email, password, { cookie: first }))
    const ids = [first, second].map((cookie) => /candor_session=([\w-]+)/.exec(cookie)?.[1] ?? '')
    expect(ids.map((id) => Buffer.from(id, 'base64url').length)).toEqual([32, 32])
    expect(ids[0]).not.toBe(ids[1])
    expect([await who(first), await who(second)]).toEqual([401, 200])
  })

  it('S21: never takes a session’s ID from the browser', async () => {
    const { join, logIn } = await start()
    await join(ana)
    const planted = `candor_session=${'A'.repeat(43)}`
    expect(cookiesOf(await logIn(ana.email, password, { cookie: planted }))).not.toContain('A'.repeat(43))
  })

  it('T1: ends on the server at the log-out, and its cookie is answered 401 from then on', async () => {
    const { ask, join, who } = await start()
    const cookie = await join(ana)
    const out = await ask('DELETE', '/session', { cookie })
    expect(out.status).toBe(204)
    expect(out.headers.getSetCookie().join()).toMatch(/candor_session=; .*Max-Age=0/)
    expect(await who(cookie)).toBe(401)
    const query = { metrics: ['visitors'], period: { from: '2026-11-01', to: '2026-11-02' } }
    const asked = await ask('POST', '/api/acme/reports/query', { cookie, body: query })
    expect(await codeOf(asked)).toEqual([401, 'not_authorised'])
  })

  it('T1: ends by itself after seven days, however often it is used', async () => {
    const { join, who, clock } = await start()
    const cookie = await join(ana)
    for (let days = 1; days < 7; days++) {
      clock.now += day
      expect(await who(cookie)).toBe(200)
    }
    clock.now += day
    expect(await who(cookie)).toBe(401)
  })

  it('S21: of nobody and with a wrong password is answered by the same bytes', async () => {
    const { join, logIn } = await start()
    await join(ana)
    const answers = [
      await logIn(ana.email, 'wrong'),
      await logIn('nobody@example.com'),
      await logIn('no address'),
    ]
    const seen = await Promise.all(
      answers.map(async (answer) =>
        JSON.stringify([answer.status, [...answer.headers], await answer.text()]),
      ),
    )
    expect(new Set(seen).size).toBe(1)
    expect(seen[0]).toContain('wrong_log_in')
  })

  it('S21: that fails too often is told how long to wait, also with the right password, known or not', async () => {
    const { join, logIn } = await start()
    await join(ana)
    for (const user of [ana.email, 'nobody@example.com']) {
      for (let wrong = 0; wrong < 5; wrong++) expect((await logIn(user, `wrong ${wrong}`)).status).toBe(401)
      const answer = await logIn(user)
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
      expect(await codeOf(answer)).toEqual([429, 'too_many_requests'])
    }
  })

  it('K5: says in a cookie of a year that somebody of this browser has an account', async () => {
    const { join, logIn } = await start()
    await join(ana)
    const set = (await logIn(ana.email)).headers.getSetCookie()
    expect(set.find((header) => header.startsWith('Popsell_registered'))).toBe(
      'Popsell_registered=1; Path=/; Max-Age=31536000; SameSite=Strict',
    )
    expect((await logIn(ana.email, 'wrong')).headers.getSetCookie()).toEqual([])
  })
})

describe('a remembered log-in', () => {
  async function remembered() {
    const access = await start()
    await access.join(ana)
    const answer = await access.logIn(ana.email, password, { remember: true })
    const first = /Popsell_remember_me=([\w-]+)/.exec(cookiesOf(answer))?.[1] ?? ''
    const resume = (token: string) =>
      access.ask('POST', '/session/remembered', { cookie: `Popsell_remember_me=${token}`, body: {} })
    const next = (resumed: Response) => /Popsell_remember_me=([\w-]+)/.exec(cookiesOf(resumed))?.[1] ?? ''
    return { ...access, answer, first, resume, next }
  }

  it('K6: is set only where the person asked for it, for a year, and is never a password', async () => {
    const { answer, logIn } = await remembered()
    const header = answer.headers.getSetCookie().find((text) => text.startsWith('Popsell_remember_me'))
    expect(header).toMatch(
      /^Popsell_remember_me=[\w-]{43}; Path=\/; Max-Age=31536000; HttpOnly; SameSite=Strict$/,
    )
    expect(cookiesOf(await logIn(ana.email))).not.toContain('remember')
  })

  it('K6: logs in by itself, and is another one after each time', async () => {
    const { first, resume, next, who, clock } = await remembered()
    clock.now += 30 * day
    const resumed = await resume(first)
    expect(await who(cookiesOf(resumed))).toBe(200)
    expect(next(resumed)).not.toBe(first)
    clock.now += 364 * day
    expect((await resume(next(resumed))).status).toBe(204)
  })

  it('K6: is over after a year without a visit', async () => {
    const { first, resume, clock } = await remembered()
    clock.now += 365 * day
    expect(await codeOf(await resume(first))).toEqual([401, 'not_logged_in'])
  })

  it('K6: that is shown a second time ends its whole family: one of the two was a thief', async () => {
    const { first, resume, next, who } = await remembered()
    const owner = await resume(first)
    const thief = await resume(first)
    expect(thief.status).toBe(401)
    expect(thief.headers.getSetCookie().join()).toMatch(/Popsell_remember_me=; .*Max-Age=0/)
    expect(await who(cookiesOf(owner))).toBe(401)
    expect((await resume(next(owner))).status).toBe(401)
  })

  it('K6: ends at the log-out', async () => {
    const { ask, answer, first, resume } = await remembered()
    await ask('DELETE', '/session', { cookie: cookiesOf(answer) })
    expect((await resume(first)).status).toBe(401)
  })

  it.each(['', 'x', 'A'.repeat(43)])('K6: that is none (%j) opens nothing', async (token) => {
    const { resume } = await remembered()
    expect((await resume(token)).status).toBe(401)
  })
})

describe('at rest', () => {
  it('S22: stands no address, no password and no token in clear', async () => {
    const access = await start()
    const cookie = await access.join(ana)
    const answer = await access.logIn(ana.email, password, { remember: true })
    const pending = await access.invite({ ...ana, email: 'bea@example.com' })
    const secrets = [cookie, cookiesOf(answer)].flatMap((text) => text.match(/[\w-]{43}/g) ?? [])
    await access.stop()
    const rows = await access.storedPeople()
    expect(rows.length).toBeGreaterThan(300)
    expect(secrets.length).toBe(3)
    for (const text of ['ana@', 'bea@', 'example.com', password, pending, ...secrets])
      expect(rows).not.toContain(text)
  })
})
