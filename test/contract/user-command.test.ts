import { describe, expect, it } from 'vitest'
import { newCommandLine } from '../support/command-run.ts'
import { cookiesOf, password, startAccess } from '../support/start-access.ts'
import { noon } from '../support/wire-batch.ts'

const link = /^http:\/\/localhost:8787\/invitation\/[\w-]{43}$/

async function withBrand(...names: string[]) {
  const line = newCommandLine()
  for (const name of names.length > 0 ? names : ['acme'])
    await line.run('brand', 'add', name, '--origin', 'https://shop.example.com')
  return line
}

describe('candor user', () => {
  it('T4: invites by a one-time link, which it prints alone', async () => {
    const { run } = await withBrand()
    const { printed, failed } = await run('user', 'invite', 'ana@example.com', '--role', 'analyst')
    expect([failed, printed.length]).toEqual([null, 1])
    expect(printed[0]).toMatch(link)
  })

  it('prints the same as JSON, for the address at which people reach the collector', async () => {
    const { run } = await withBrand('acme', 'other')
    const args = [
      '--role',
      'brand_admin',
      '--brand',
      'other',
      '--base',
      'https://stats.example.com/',
      '--json',
    ]
    const { printed } = await run('user', 'invite', 'ana@example.com', ...args)
    expect(JSON.parse(printed.join())).toEqual({
      email: 'ana@example.com',
      role: 'brand_admin',
      brand: 'other',
      link: expect.stringMatching(/^https:\/\/stats\.example\.com\/invitation\/[\w-]{43}$/),
      expires: '2026-11-28T12:00:00.000Z',
    })
  })

  it('A4: makes operators, who have every brand', async () => {
    const { run } = await withBrand('acme', 'other')
    expect((await run('user', 'invite', 'boss@example.com', '--role', 'operator')).printed[0]).toMatch(link)
    expect((await run('user', 'list')).printed).toEqual([
      'boss@example.com: invited until 2026-11-28T12:00:00.000Z, operator at every brand',
    ])
  })

  it('T7: lists and revokes', async () => {
    const { run } = await withBrand()
    await run('user', 'invite', 'ana@example.com', '--role', 'analyst')
    await run('user', 'invite', 'lea@example.com', '--role', 'ambassador', '--ambassador', 'lea')
    const listed = (await run('user', 'list', '--json')).printed.map((text) => JSON.parse(text))
    expect(listed.map(({ email, role, ambassador, user }) => [email, role, ambassador, user]).sort()).toEqual(
      [
        ['ana@example.com', 'analyst', null, null],
        ['lea@example.com', 'ambassador', 'lea', null],
      ],
    )
    expect((await run('user', 'revoke', 'ana@example.com')).printed).toEqual([
      'ana@example.com has no access any more',
    ])
    expect((await run('user', 'list', '--brand', 'acme')).printed).toEqual([
      'lea@example.com: invited until 2026-11-28T12:00:00.000Z, ambassador lea at acme',
    ])
  })

  it.each([
    [['invite', 'ana', '--role', 'analyst'], 'ana: must be an e-mail address'],
    [['invite', 'ana@example.com', '--role', 'owner'], '--role: must be one of operator'],
    [['invite', 'ana@example.com', '--role', 'analyst', '--brand', 'nobody'], 'there is no brand nobody'],
    [
      ['invite', 'ana@example.com', '--role', 'operator', '--brand', 'acme'],
      '--brand: an operator has every',
    ],
    [['invite', 'ana@example.com', '--role', 'ambassador'], '--ambassador: must name'],
    [['invite', 'ana@example.com', '--role', 'analyst', '--base', 'stats'], '--base: stats is no address'],
    [['revoke', 'ana@example.com'], 'there is no such person here'],
    [['password', 'ana@example.com'], 'there is no such person here'],
  ])('%j says what is wrong', async (args, message) => {
    const { run } = await withBrand()
    expect((await run('user', ...args)).failed).toContain(message)
  })

  it('asks which brand, where there are several or none', async () => {
    const none = newCommandLine()
    expect((await none.run('user', 'invite', 'ana@example.com', '--role', 'analyst')).failed).toBe(
      'there is no brand yet',
    )
    const { run } = await withBrand('acme', 'other')
    expect((await run('user', 'invite', 'ana@example.com', '--role', 'analyst')).failed).toContain('--brand')
  })
})

describe('candor user beside a collector that is running', () => {
  async function start() {
    const access = await startAccess()
    access.addBrand('acme')
    const environment = { ...access.environment, port: access.collector.port }
    const { run } = newCommandLine({ environment, now: () => noon })
    return { ...access, run }
  }

  it('T4: invites, and the link works', async () => {
    const { run, ask } = await start()
    const { printed } = await run('user', 'invite', 'ana@example.com', '--role', 'analyst')
    const accepted = await ask('POST', new URL(printed[0] ?? '').pathname, { body: { password } })
    expect(accepted.status).toBe(204)
    expect((await run('user', 'list')).printed).toEqual([
      expect.stringMatching(/^[0-9A-Z]{26} ana@example\.com: analyst at acme, last logged in 2026-11-21T12/),
    ])
    const again = await run('user', 'invite', 'ana@example.com', '--role', 'brand_admin')
    expect(again.printed).toEqual(['ana@example.com has acme already, and is brand_admin there from now on'])
  })

  it('T7: revokes at once', async () => {
    const { run, ask, join } = await start()
    const cookie = await join({ email: 'ana@example.com', role: 'analyst', brand: 'acme' })
    expect((await ask('GET', '/session', { cookie })).status).toBe(200)
    expect((await run('user', 'revoke', 'ana@example.com', '--brand', 'acme')).failed).toBeNull()
    expect((await ask('GET', '/session', { cookie })).status).toBe(401)
    expect((await run('user', 'revoke', 'ana@example.com')).failed).toContain('there is no such person')
  })

  it('gives who forgot their password a link to choose another', async () => {
    const { run, ask, join, logIn } = await start()
    await join({ email: 'ana@example.com', role: 'analyst', brand: 'acme' })
    const { printed } = await run('user', 'password', 'ana@example.com')
    const body = { password: 'a new one of five words' }
    const accepted = await ask('POST', new URL(printed[0] ?? '').pathname, { body })
    expect(cookiesOf(accepted)).toContain('candor_session=')
    expect((await logIn('ana@example.com', body.password)).status).toBe(204)
  })

  it('S15: is let in by the keys folder alone: with other keys it is nobody', async () => {
    const { ask, environment } = await start()
    const stranger = await withBrand()
    const strangers = { ...environment, keysFolder: stranger.context.environment.keysFolder }
    const { run } = newCommandLine({ environment: strangers })
    const { failed } = await run('user', 'list')
    expect(failed).not.toBeNull()
    for (const key of [
      'wrong',
      'A'.repeat(43),
      'operator_1795294060000_h1_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    ])
      expect((await ask('GET', '/users', { key })).status).toBe(401)
  })

  it('says so where the folder is in use and nobody answers', async () => {
    const { environment } = await start()
    const { run } = newCommandLine({ environment: { ...environment, port: 1 } })
    expect((await run('user', 'list')).failed).toContain('no collector answers on http://127.0.0.1:1')
  })
})
