import { describe, expect, it } from 'vitest'
import { createCookieJar } from '../../../../sdk/cookies/cookie-jar.ts'
import { cookies } from '../../../../sdk/protocol/cookies.ts'
import { createFakePage, everyPurpose, type FakeOptions, startOn, uuid } from '../fake-page.ts'

const settings = {
  prefix: 'Popsell_',
  lifetimeHours: 4320,
  technical: [],
  setBy: 'script' as const,
  reach: 'host' as const,
}
const jarOn = (options: FakeOptions, given: object = {}) => {
  const fake = createFakePage(options)
  return { fake, jar: createCookieJar(fake.page, { ...settings, ...given }) }
}

describe('the cookie jar', () => {
  it.each([
    [1, 3600],
    [4320, 15_552_000],
    [8760, 31_536_000],
  ])('K4: at %i hours K1 to K3 get Max-Age %i', (lifetimeHours, maxAge) => {
    const fake = createFakePage({ href: 'https://shop.example.com/?candor_add=A1.anna&candor_pub=P1' })
    const candor = startOn(fake, { cookies: { lifetimeHours } })
    candor('consent', everyPurpose)
    candor('data', { customer_id: 'C42' })
    for (const name of ['session_add', 'session_shop', 'data', 'visitor'])
      expect(fake.lastWrite(`Popsell_${name}`)?.maxAge).toBe(maxAge)
  })

  it('K4: without a setting the lifetime is 4320 hours', () => {
    const fake = createFakePage({ href: 'https://shop.example.com/?candor_add=A1.anna' })
    startOn(fake)
    expect(fake.lastWrite('Popsell_session_add')?.maxAge).toBe(15_552_000)
  })

  it('is for the whole site, same-site, and secure on https', () => {
    const { fake, jar } = jarOn({})
    jar.write_('session_shop', 'P1')
    expect(fake.cookieWrites[0]?.attributes).toEqual(['Path=/', 'Max-Age=15552000', 'SameSite=Lax', 'Secure'])
  })

  it('is not secure on http, and names a domain only where the brand does', () => {
    const { fake, jar } = jarOn(
      { href: 'http://shop.example.com/' },
      { domain: 'example.com', prefix: 'Mine_' },
    )
    jar.write_('session_shop', 'P1')
    jar.remove_('session_shop')
    const scope = ['SameSite=Lax', 'Domain=example.com']
    expect(fake.cookieWrites).toEqual([
      {
        name: 'Mine_session_shop',
        value: 'P1',
        maxAge: 15_552_000,
        attributes: ['Path=/', 'Max-Age=15552000', ...scope],
      },
      { name: 'Mine_session_shop', value: '', maxAge: 0, attributes: ['Path=/', 'Max-Age=0', ...scope] },
      // The host's own, of a time before the brand named a domain.
      {
        name: 'Mine_session_shop',
        value: '',
        maxAge: 0,
        attributes: ['Path=/', 'Max-Age=0', 'SameSite=Lax'],
      },
    ])
  })

  it('S19: takes the first valid of several values and ignores the others', () => {
    const { jar } = jarOn({
      cookies: [
        'XPopsell_session_shop=P0',
        'Popsell_session_shop=<b>',
        'Popsell_session_shop=P1',
        'Popsell_session_shop=P2',
      ],
    })
    expect(jar.read_('session_shop')).toBe('P1')
  })

  it.each(['', 'a@example.com', 'a b', 'x'.repeat(65), '192.0.2.1', 'é', 'P1; Domain=example.com'])(
    'K9: refuses to write or to believe %j as a publication',
    (value) => {
      const { fake, jar } = jarOn({ cookies: [`Popsell_session_shop=${value}`] })
      expect(jar.write_('session_shop', value)).toBe(false)
      expect(fake.cookieWrites).toEqual([])
      expect(
        createCookieJar(
          createFakePage({ cookies: [`Popsell_session_shop=${value.split(';')[0]}`] }).page,
          settings,
        ).read_('session_shop'),
      ).toBe(value.startsWith('P1') ? 'P1' : undefined)
    },
  )

  it('K9: no cookie’s pattern lets an e-mail, a spaced name, an international number or an IPv4 address through', () => {
    const personal = ['shopper@example.com', 'Ada Lovelace', '+33612345678', '192.0.2.44', '2001:db8::1']
    for (const { value } of Object.values(cookies))
      for (const text of personal) expect(value.test(text), text).toBe(false)
  })

  it.each(['throw', 'drop'] as const)(
    'K10: where cookies %s, the visitor’s ID lives on this page',
    (cookieAccess) => {
      const fake = createFakePage({ cookieAccess })
      const candor = startOn(fake)
      candor('consent', everyPurpose)
      candor('page')
      fake.passSeconds(2)
      candor('page')
      fake.passSeconds(2)
      const [first, second] = fake.posted.map(({ batch }) => batch)
      expect(first?.visitor).toMatch(uuid)
      expect(second).toMatchObject({ visitor: first?.visitor, session: first?.session })
      candor('consent', { analytics: false })
      candor('page')
      fake.passSeconds(2)
      expect(fake.sent().map(({ name }) => name)).toEqual(['page_view', 'page_view', 'consent'])
      expect(fake.warnings).toEqual([])
    },
  )

  it('does not bring back a value that another tab has deleted', () => {
    const { fake, jar } = jarOn({})
    jar.write_('session_shop', 'P1')
    fake.page.document.cookie = 'Popsell_session_shop=; Max-Age=0'
    expect(jar.read_('session_shop')).toBeUndefined()
  })

  it('removes nothing where there is nothing', () => {
    const { fake, jar } = jarOn({ cookies: ['basket=7'] })
    jar.remove_('visitor')
    expect(fake.cookieWrites).toEqual([])
  })
})
