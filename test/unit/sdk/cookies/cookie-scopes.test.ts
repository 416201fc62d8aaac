import { describe, expect, it } from 'vitest'
import { createFakePage, everyPurpose, type FakeOptions, startOn, uuid } from '../fake-page.ts'

const open = (host: string, cookies = {}, options: FakeOptions = {}) => {
  const fake = createFakePage({ href: `https://${host}/?candor_add=A1.anna`, ...options })
  const candor = startOn(fake, { cookies })
  const kept = fake.lastWrite('Popsell_session_add')
  const named = kept?.attributes.find((text) => text.startsWith('Domain='))?.slice(7)
  // An empty one is as none: this host only.
  return { fake, candor, domain: named || undefined }
}

describe('a cookie’s domain', () => {
  it.each([
    ['www.shop.example.com', [], 'example.com'],
    ['www.shop.example.com', ['example.com'], 'shop.example.com'],
    ['shop.co.example', ['co.example'], 'shop.co.example'],
    ['shop.example', [], 'shop.example'],
    ['brand.platform.test', ['platform.test'], 'brand.platform.test'],
    ['localhost', [], undefined],
  ])('K11: on %s, where %o are public suffixes, is %s', (host, publicSuffixes, domain) => {
    expect(open(host, {}, { publicSuffixes }).domain).toBe(domain)
  })

  it('K11: is found although the cookie is there already', () => {
    const { fake, domain } = open(
      'shop.co.example',
      {},
      { publicSuffixes: ['co.example'], cookies: ['Popsell_session_add=A1.anna'] },
    )
    expect(domain).toBe('shop.co.example')
    expect(fake.cookieNames()).toEqual(['Popsell_session_add'])
  })

  it.each([
    [{ reach: 'host' as const }, undefined],
    [{ setBy: 'server' as const }, undefined],
    [{ domain: 'shop.example.com' }, 'shop.example.com'],
    [{ domain: 'other.example' }, undefined],
  ])('by the setting %o is %s', (cookies, domain) => {
    expect(open('www.shop.example.com', cookies).domain).toBe(domain)
  })

  it('nothing is tried before something may be kept', () => {
    const fake = createFakePage()
    startOn(fake)
    fake.passSeconds(60)
    expect(fake.cookieWrites).toEqual([])
  })

  it('a withdrawal deletes in every domain that may hold it', () => {
    const { fake, candor } = open('www.shop.example.com')
    candor('consent', everyPurpose)
    candor('consent', { analytics: false })
    const deleted = fake.cookieWrites.filter(({ name, maxAge }) => name === 'Popsell_visitor' && maxAge === 0)
    expect(deleted.map(({ attributes }) => attributes.find((text) => text.startsWith('Domain=')))).toEqual([
      'Domain=example.com',
      'Domain=shop.example.com',
      'Domain=www.shop.example.com',
      undefined,
    ])
  })
})

describe('cookies set by the collector', () => {
  const server = { cookies: { setBy: 'server' as const } }

  it('K11: are asked for by name and value, the visitor’s left to the collector alone', () => {
    const fake = createFakePage({ href: 'https://shop.example.com/?candor_pub=P1&candor_add=A1.anna' })
    startOn(fake, server)('consent', everyPurpose)
    expect(fake.asked()).toEqual([
      { session_add: 'A1.anna' },
      { consent: '111' },
      { visitor: expect.any(String) },
      { session_shop: 'P1' },
    ])
    expect(fake.posted[0]).toMatchObject({ url: 'https://shop.example.com/_c/c/shop', keepalive: true })
    expect(fake.cookieNames()).not.toContain('Popsell_visitor')
  })

  it('K11: the visitor’s ID is asked for again on each page, but never in the exempt mode', () => {
    const cookies = ['Popsell_consent=111', 'Popsell_visitor=6c0c0000-0000-4000-8000-000000000001']
    const required = createFakePage({ cookies })
    startOn(required, server)
    expect(required.asked()).toEqual([{ visitor: '6c0c0000-0000-4000-8000-000000000001' }])
    const exempt = createFakePage({ cookies })
    startOn(exempt, { ...server, consent: 'exempt' })
    expect(exempt.asked()).toEqual([])
  })

  it('batches name no visitor while the collector has not answered, then the one that it has set', () => {
    const fake = createFakePage({ cookies: ['Popsell_consent=100'] })
    const candor = startOn(fake, server)
    const batchOfPage = () => {
      candor('page')
      fake.passSeconds(1)
      return fake.posted.findLast(({ url }) => url.endsWith('/e/shop'))?.batch
    }
    expect(batchOfPage()).not.toHaveProperty('visitor')
    const [asked] = fake.asked()
    const { visitor }: { visitor?: string } = Object(asked)
    fake.page.document.cookie = `Popsell_visitor=${visitor}; Max-Age=60`
    expect(batchOfPage()?.visitor).toBe(visitor)
    expect(visitor).toMatch(uuid)
  })

  it('K11: a visitor who is known stays known while the collector renews the ID', () => {
    const cookies = ['Popsell_consent=111', 'Popsell_visitor=6c0c0000-0000-4000-8000-000000000001']
    const fake = createFakePage({ cookies })
    startOn(fake, server)('page')
    fake.passSeconds(1)
    expect(fake.posted.findLast(({ url }) => url.endsWith('/e/shop'))?.batch.visitor).toBe(
      '6c0c0000-0000-4000-8000-000000000001',
    )
  })

  it('E17: nothing is asked for before a yes, or under a signal but what a person did', () => {
    const before = createFakePage()
    startOn(before, server)
    expect(before.posted).toEqual([])
    const signal = createFakePage({
      doNotTrack: '1',
      href: 'https://shop.example.com/?candor_pub=P1&candor_add=A1.anna',
    })
    startOn(signal, server)('consent', everyPurpose)
    expect(signal.asked()).toEqual([{ session_add: 'A1.anna' }])
  })

  it('nothing is asked for where the script sets them', () => {
    const fake = createFakePage()
    startOn(fake)('consent', everyPurpose)
    expect(fake.asked()).toEqual([])
  })
})
