import { describe, expect, it } from 'vitest'
import { readCookie, removeCookie, startCookieJar, writeCookie } from '../../../../sdk/cookies/cookie-jar.ts'
import { cookies } from '../../../../sdk/protocol/cookies.ts'
import type { GivenSettings } from '../../../../sdk/to-settings.ts'
import { createFakePage, everyPurpose, type FakeOptions, startOn, useOn } from '../fake-page.ts'

const openJar = (options: FakeOptions = {}, cookies: GivenSettings['cookies'] = {}) => {
  const fake = createFakePage(options)
  useOn(fake, { cookies: { technical: [], ...cookies } })
  startCookieJar()
  return fake
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
    const fake = openJar()
    expect(writeCookie('session_shop', 'P1')).toBe(true)
    expect(fake.cookieWrites[0]?.attributes).toEqual([
      'Path=/',
      'Max-Age=15552000',
      'SameSite=Lax',
      'Domain=example.com',
      'Secure',
    ])
  })

  it('is not secure on http, and names a domain only where the brand does', () => {
    const fake = openJar({ href: 'http://shop.example/' }, { domain: 'shop.example', prefix: 'Mine_' })
    writeCookie('session_shop', 'P1')
    removeCookie('session_shop')
    const scope = ['SameSite=Lax', 'Domain=shop.example']
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
    openJar({
      cookies: [
        'XPopsell_session_shop=P0',
        'Popsell_session_shop=<b>',
        'Popsell_session_shop=P1',
        'Popsell_session_shop=P2',
      ],
    })
    expect(readCookie('session_shop')).toBe('P1')
  })

  it.each(['', 'a@example.com', 'a b', 'x'.repeat(65), '192.0.2.1', 'é', 'P1; Domain=example.com'])(
    'K9: refuses to write or to believe %j as a publication',
    (value) => {
      const fake = openJar({ cookies: [`Popsell_session_shop=${value}`] })
      expect(writeCookie('session_shop', value)).toBe(false)
      expect(fake.cookieWrites).toEqual([])
      expect(readCookie('session_shop')).toBe(value.startsWith('P1;') ? 'P1' : undefined)
    },
  )

  it('K9: no cookie’s pattern lets an e-mail, a spaced name, an international number or an IPv4 address through', () => {
    const personal = ['shopper@example.com', 'Ada Lovelace', '+33612345678', '192.0.2.44', '2001:db8::1']
    for (const { value } of Object.values(cookies))
      for (const text of personal) expect(value.test(text), text).toBe(false)
  })

  it.each(['throw', 'drop'] as const)(
    'K10: where cookies %s, events leave without a visitor, under an answer that holds for the page',
    (cookieAccess) => {
      const fake = createFakePage({ cookieAccess })
      const candor = startOn(fake)
      candor('consent', everyPurpose)
      candor('page')
      fake.passSeconds(2)
      candor('page')
      fake.passSeconds(2)
      expect(fake.posted).toHaveLength(2)
      for (const { batch } of fake.posted) {
        expect(batch.consent).toEqual(everyPurpose)
        expect(batch).not.toHaveProperty('visitor')
        expect(batch).not.toHaveProperty('session')
      }
      candor('consent', { analytics: false })
      candor('page')
      fake.passSeconds(2)
      expect(fake.sent().map(({ name }) => name)).toEqual(['page_view', 'page_view', 'consent'])
      expect(fake.warnings).toEqual([])
    },
  )

  it('does not bring back a value that another tab has deleted', () => {
    const fake = openJar()
    writeCookie('session_shop', 'P1')
    fake.page.document.cookie = 'Popsell_session_shop=; Max-Age=0'
    expect(readCookie('session_shop')).toBeUndefined()
  })

  it.each(['throw', 'drop'] as const)(
    'K10: where cookies %s, it says that nothing was kept',
    (cookieAccess) => {
      openJar({ cookieAccess })
      expect(writeCookie('session_shop', 'P1')).toBe(false)
      expect(readCookie('session_shop')).toBeUndefined()
      expect(() => removeCookie('session_shop')).not.toThrow()
    },
  )

  it('removes nothing where there is nothing', () => {
    const fake = openJar({ cookies: ['basket=7'] })
    removeCookie('visitor')
    expect(fake.cookieWrites).toEqual([])
  })
})
