import { describe, expect, it } from 'vitest'
import { codeOf, cookiesOf, password } from '../support/start-access.ts'
import { ana, startLogIns } from '../support/start-log-ins.ts'

const day = 86_400_000

describe('a remembered log-in', () => {
  async function remembered() {
    const access = await startLogIns()
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
