import { describe, expect, it } from 'vitest'
import { codeOf, cookiesOf, password } from '../support/start-access.ts'
import { ana, startLogIns } from '../support/start-log-ins.ts'

const day = 86_400_000

describe('a log-in', () => {
  it('T3: needs a user’s name and their password', async () => {
    const { ask, join, logIn } = await startLogIns()
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
    const { ask, join, logIn } = await startLogIns()
    const [one, two] = [await join(ana), await join({ ...ana, email: 'bea@example.com' })]
    const ids = []
    for (const cookie of [one, two]) ids.push((await (await ask('GET', '/session', { cookie })).json()).user)
    expect(new Set(ids).size).toBe(2)
    for (const id of ids) expect(id).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/)
    expect((await logIn(ids[0])).status).toBe(204)
    expect((await logIn(ids[0], 'the password of bea')).status).toBe(401)
  })

  it('T2: begins a session of 256 random bits, a new one each time, and ends the one that came with it', async () => {
    const { join, logIn, who } = await startLogIns()
    const first = await join(ana)
    const second = cookiesOf(await logIn(ana.email, password, { cookie: first }))
    const ids = [first, second].map((cookie) => /candor_session=([\w-]+)/.exec(cookie)?.[1] ?? '')
    expect(ids.map((id) => Buffer.from(id, 'base64url').length)).toEqual([32, 32])
    expect(ids[0]).not.toBe(ids[1])
    expect([await who(first), await who(second)]).toEqual([401, 200])
  })

  it('S21: never takes a session’s ID from the browser', async () => {
    const { join, logIn } = await startLogIns()
    await join(ana)
    const planted = `candor_session=${'A'.repeat(43)}`
    expect(cookiesOf(await logIn(ana.email, password, { cookie: planted }))).not.toContain('A'.repeat(43))
  })

  it('T1: ends on the server at the log-out, and its cookie is answered 401 from then on', async () => {
    const { ask, join, who } = await startLogIns()
    const cookie = await join(ana)
    const out = await ask('DELETE', '/session', { cookie })
    expect(out.status).toBe(204)
    expect(out.headers.getSetCookie().join()).toMatch(/candor_session=; .*Max-Age=0/)
    expect(out.headers.getSetCookie().join()).toMatch(/Popsell_data_dashboard=; Path=\/; Max-Age=0/)
    expect(await who(cookie)).toBe(401)
    const query = { metrics: ['visitors'], period: { from: '2026-11-01', to: '2026-11-02' } }
    const asked = await ask('POST', '/api/acme/reports/query', { cookie, body: query })
    expect(await codeOf(asked)).toEqual([401, 'not_authorised'])
  })

  it('T1: ends by itself after seven days, however often it is used', async () => {
    const { join, who, clock } = await startLogIns()
    const cookie = await join(ana)
    for (let days = 1; days < 7; days++) {
      clock.now += day
      expect(await who(cookie)).toBe(200)
    }
    clock.now += day
    expect(await who(cookie)).toBe(401)
  })

  it('S21: of nobody and with a wrong password is answered by the same bytes', async () => {
    const { join, logIn } = await startLogIns()
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
    const { join, logIn } = await startLogIns()
    await join(ana)
    for (const user of [ana.email, 'nobody@example.com']) {
      for (let wrong = 0; wrong < 5; wrong++) expect((await logIn(user, `wrong ${wrong}`)).status).toBe(401)
      const answer = await logIn(user)
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
      expect(await codeOf(answer)).toEqual([429, 'too_many_requests'])
    }
  })

  it('K5: says in a cookie of a year that somebody of this browser has an account', async () => {
    const { join, logIn } = await startLogIns()
    await join(ana)
    const set = (await logIn(ana.email)).headers.getSetCookie()
    expect(set.find((header) => header.startsWith('Popsell_registered'))).toBe(
      'Popsell_registered=1; Path=/; Max-Age=31536000; SameSite=Strict',
    )
    expect((await logIn(ana.email, 'wrong')).headers.getSetCookie()).toEqual([])
  })
})

describe('at rest', () => {
  it('S22: stands no address, no password and no token in clear', async () => {
    const access = await startLogIns()
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
