import { describe, expect, it } from 'vitest'
import { codeOf, cookiesOf, password } from '../support/start-access.ts'
import { admin, bea, may, startBrandUsers } from '../support/start-brand-users.ts'

describe('what an admin cannot do', () => {
  it.each(['operator', 'account'])('A6: make an %s', async (role) => {
    const access = await startBrandUsers()
    const answer = await access.add({ ...bea, role })
    expect([400, 403]).toContain(answer.status)
    expect(await access.users()).toHaveLength(1)
  })

  it('A6: demote or revoke who looks after the brand for the operator', async () => {
    const access = await startBrandUsers()
    const cookie = await access.join({ ...bea, role: 'account', brand: 'acme' })
    expect(await codeOf(await access.add(bea))).toEqual([403, 'not_grantable'])
    expect(await codeOf(await access.revoke(bea.email))).toEqual([403, 'not_grantable'])
    expect(await access.reports(cookie)).toBe(may)
  })

  it('A1: learn of, change or revoke people of another brand or of the operator', async () => {
    const access = await startBrandUsers()
    await access.join({ ...bea, brand: 'other' })
    await access.join({ email: 'boss@example.com', role: 'operator' })
    expect(await access.users()).toHaveLength(1)
    for (const user of [bea.email, 'boss@example.com', 'nobody@example.com'])
      expect(await codeOf(await access.revoke(user))).toEqual([404, 'no_such_user'])
  })

  it('A1: tell by inviting whether an address has an account at another brand', async () => {
    const access = await startBrandUsers()
    await access.join({ ...bea, brand: 'other' })
    const [known, unknown] = [await access.add(bea), await access.add({ ...bea, email: 'new@example.com' })]
    const shape = async (answer: Response) => [answer.status, Object.keys(await answer.json())]
    expect(await shape(known)).toEqual(await shape(unknown))
  })

  it('S21: get into the account of somebody whom they invite too', async () => {
    const access = await startBrandUsers()
    await access.join({ email: 'boss@example.com', role: 'operator' })
    const { link } = await (await access.add({ email: 'boss@example.com', role: 'analyst' })).json()
    const taken = await access.ask('POST', link, { body: { password: 'a password of the admin' } })
    expect(await codeOf(taken)).toEqual([401, 'wrong_log_in'])
    expect((await access.logIn('boss@example.com', 'a password of the admin')).status).toBe(401)
    expect((await access.logIn('boss@example.com')).status).toBe(204)
  })

  it('S21: get the role of an operator by accepting their invitation first', async () => {
    const access = await startBrandUsers()
    await access.invite({ email: 'boss@example.com', role: 'operator' })
    const { link } = await (await access.add({ email: 'boss@example.com', role: 'analyst' })).json()
    const cookie = cookiesOf(await access.ask('POST', link, { body: { password } }))
    expect((await access.ask('GET', '/users', { cookie })).status).toBe(401)
    expect((await (await access.ask('GET', '/session', { cookie })).json()).brands).toEqual([
      { brand: 'acme', role: 'analyst' },
    ])
  })

  it('S21: choose a new password for anybody', async () => {
    const access = await startBrandUsers()
    for (const cookie of [
      access.cookie,
      await access.join({ email: 'boss@example.com', role: 'operator' }),
    ]) {
      const answer = await access.ask('POST', '/users/password', { cookie, body: { user: admin.email } })
      expect(await codeOf(answer)).toEqual([401, 'not_authorised'])
    }
  })
})
