import { describe, expect, it } from 'vitest'
import { type Asked, isFirstParty } from '../../../../collector/cookies/is-first-party.ts'

const asked = (fields: Partial<Asked> = {}) =>
  isFirstParty({
    origin: 'https://www.shop.example.com',
    host: 'www.shop.example.com',
    fetchSite: 'same-origin',
    domain: undefined,
    ...fields,
  })

describe('first party', () => {
  it('is a page that reached the collector on its own host', () => {
    expect(asked()).toBe(true)
    expect(asked({ fetchSite: undefined })).toBe(true)
  })

  it.each(['www.shop.example.com:443', 'WWW.Shop.Example.COM', 'www.shop.example.com:8443'])(
    'does not depend on port or case: %s',
    (host) => {
      expect(asked({ host })).toBe(true)
    },
  )

  it.each([
    undefined,
    '',
    'shop.example.com',
    'metrics.shop.example.com',
    'www.shop.example.com.attacker.test',
    'attackerwww.shop.example.com',
    'www.shop.example.com@attacker.test',
    'attacker.test/www.shop.example.com',
    'www.shop.example.com, attacker.test',
    '127.0.0.1:8787',
    '[2001:db8::1]',
    '[::',
    '999.1.2.3',
  ])('S3: is not %s', (host) => {
    expect(asked({ host })).toBe(false)
  })

  it('takes an address as a host', () => {
    expect(asked({ origin: 'http://[2001:db8::1]:8080', host: '[2001:DB8:0::1]:8080' })).toBe(true)
    expect(asked({ origin: 'http://192.0.2.1', host: '192.0.2.1' })).toBe(true)
  })

  it.each(['same-site', 'cross-site', 'none', 'Same-Origin', ''])(
    'is not what the browser calls %j, whatever the host',
    (fetchSite) => {
      expect(asked({ fetchSite })).toBe(false)
    },
  )

  it('needs a cookie domain that covers the host, or the browser would drop the cookie', () => {
    expect(asked({ domain: 'shop.example.com' })).toBe(true)
    expect(asked({ domain: 'www.shop.example.com' })).toBe(true)
    expect(asked({ domain: 'hop.example.com' })).toBe(false)
    expect(asked({ domain: 'other.example.com' })).toBe(false)
    expect(asked({ domain: 'a.www.shop.example.com' })).toBe(false)
  })
})
