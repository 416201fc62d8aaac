// `POST /c/<brand>` over real HTTP: what is set, for how long, and with which answer to the consent question.
import { describe, expect, it } from 'vitest'
import { changed, everything, startCookieShop } from '../support/cookie-shop.ts'
import { shopOrigin } from '../support/test-brand.ts'
import { aSession, aVisitor } from '../support/wire-batch.ts'

const everyName = Object.keys(everything).map((name) => `Popsell_${name}`)

describe('what is set', () => {
  it.each([
    [1, 3600],
    [4320, 15_552_000],
    [8760, 31_536_000],
  ])(
    'K4, K11: with %i hours configured, K1–K3 and the visitor’s ID come by Set-Cookie with Max-Age=%i',
    async (lifetimeHours, seconds) => {
      const { ask } = await startCookieShop({ cookies: { lifetimeHours } })
      const { status, set } = await ask(everything)
      const scope = 'SameSite=Lax; Secure'
      expect(status).toBe(204)
      expect(set).toEqual([
        `Popsell_session_add=A12.lea; Path=/; Max-Age=${seconds}; ${scope}`,
        `Popsell_session_shop=P123; Path=/; Max-Age=${seconds}; ${scope}`,
        `Popsell_data=c=C42&g=SKU1,SKU2; Path=/; Max-Age=${seconds}; ${scope}`,
        `Popsell_visitor=${aVisitor}; Path=/; Max-Age=${seconds}; ${scope}`,
        `Popsell_visit=${aSession}; Path=/; Max-Age=1800; ${scope}`,
        `Popsell_consent=111; Path=/; Max-Age=15552000; ${scope}`,
      ])
    },
  )

  it('the default lifetime is 4320 hours', async () => {
    const { ask } = await startCookieShop()
    expect((await ask({ session_add: 'A12.lea' })).set).toEqual([
      'Popsell_session_add=A12.lea; Path=/; Max-Age=15552000; SameSite=Lax; Secure',
    ])
  })

  it('the answer has no body, is kept by no cache and opens nothing to other origins', async () => {
    const { ask } = await startCookieShop()
    const { headers } = await ask(everything)
    expect(headers['cache-control']).toBe('no-store')
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  it('a page on http gets cookies without Secure', async () => {
    const { ask } = await startCookieShop({ origins: [shopOrigin, 'http://localhost:8080'] })
    const { set } = await ask(
      { session_add: 'A12.lea' },
      { origin: 'http://localhost:8080', host: 'localhost:8080' },
    )
    expect(set).toEqual(['Popsell_session_add=A12.lea; Path=/; Max-Age=15552000; SameSite=Lax'])
  })

  it('prefix and domain are the brand’s', async () => {
    const { ask } = await startCookieShop({ cookies: { prefix: 'Acme_', domain: 'example.com' } })
    expect((await ask({ session_add: 'A12.lea', visit: null })).set).toEqual([
      'Acme_session_add=A12.lea; Path=/; Max-Age=15552000; SameSite=Lax; Secure; Domain=example.com',
      'Acme_visit=; Path=/; Max-Age=0; SameSite=Lax; Secure; Domain=example.com',
    ])
  })

  it('an ID is any 36 hexadecimal digits and dashes, as in the tag’s own pattern', async () => {
    const { ask } = await startCookieShop()
    const id = 'abcdef0123456789-abcdef0123456789---'
    const { set } = await ask({ visitor: id, consent: '100' })
    expect(set[0]).toMatch(`Popsell_visitor=${id}; `)
    expect(await ask({ visitor: id.slice(1), consent: '100' })).toMatchObject({
      status: 400,
      path: 'visitor',
    })
  })

  it('nothing asked, nothing set', async () => {
    const { ask } = await startCookieShop()
    expect(await ask({})).toMatchObject({ status: 204, set: [] })
  })
})

describe('consent', () => {
  it('without a yes only the technical ones and the answer itself are set', async () => {
    const { ask } = await startCookieShop()
    const { consent: _, ...unanswered } = everything
    expect(changed(await ask(unanswered))).toEqual(['Popsell_session_add', 'Popsell_data'])
    expect(changed(await ask({ ...everything, consent: '000' }))).toEqual([
      'Popsell_session_add',
      'Popsell_data',
      'Popsell_consent',
    ])
  })

  it('the yes of the cookie counts where none is sent along, and a no sent along wins over it', async () => {
    const { ask } = await startCookieShop()
    const cookie = 'other=1; Popsell_consent=100'
    expect(changed(await ask({ visitor: aVisitor }, { cookie }))).toEqual(['Popsell_visitor'])
    expect(changed(await ask({ visitor: aVisitor, consent: '000' }, { cookie }))).toEqual(['Popsell_consent'])
  })

  it('S19: an answer thrown from elsewhere is not believed', async () => {
    const { ask } = await startCookieShop()
    for (const cookie of ['Popsell_consent=yes', 'Popsell_consent=11', 'Other_consent=111']) {
      expect((await ask({ visitor: aVisitor }, { cookie })).set).toEqual([])
    }
  })

  it('a withdrawal deletes everything in one request', async () => {
    const { ask } = await startCookieShop()
    const withdrawal = {
      ...Object.fromEntries(Object.keys(everything).map((name) => [name, null])),
      consent: '000',
    }
    expect(changed(await ask(withdrawal, { cookie: 'Popsell_consent=111' }))).toEqual([
      ...everyName.slice(0, -1).map((name) => `-${name}`),
      'Popsell_consent',
    ])
  })

  it('cookieless: only the technical ones and an opt-out', async () => {
    const { ask } = await startCookieShop({ consent: 'cookieless' })
    expect(changed(await ask(everything))).toEqual(['Popsell_session_add', 'Popsell_data'])
    expect(changed(await ask({ ...everything, consent: '000' }))).toEqual([
      'Popsell_session_add',
      'Popsell_data',
      'Popsell_consent',
    ])
  })

  it('exempt: the visitor’s ID is set once, for at most 13 months, and never renewed', async () => {
    const { ask } = await startCookieShop({ consent: 'exempt', cookies: { lifetimeHours: 9600 } })
    const first = await ask({ visitor: aVisitor })
    expect(first.set).toEqual([
      `Popsell_visitor=${aVisitor}; Path=/; Max-Age=${393 * 86_400}; SameSite=Lax; Secure`,
    ])
    const again = await ask({ visitor: aVisitor, visit: aSession }, { cookie: `Popsell_visitor=${aVisitor}` })
    expect(changed(again)).toEqual(['Popsell_visit'])
  })
})

describe.each(['dnt', 'sec-gpc'])('with %s: 1', (signal) => {
  it('E17: no identifier is set; what a person does by an act of their own still works', async () => {
    const { ask } = await startCookieShop()
    const answer = await ask(everything, { [signal]: '1', cookie: 'Popsell_consent=111' })
    expect(answer.status).toBe(204)
    expect(changed(answer)).toEqual(['Popsell_session_add', 'Popsell_data'])
  })

  it('deleting is always allowed', async () => {
    const { ask } = await startCookieShop()
    const nothing = Object.fromEntries(Object.keys(everything).map((name) => [name, null]))
    expect(changed(await ask(nothing, { [signal]: '1' }))).toEqual(everyName.map((name) => `-${name}`))
  })

  it('is the header’s value 1 and nothing else', async () => {
    const { ask } = await startCookieShop()
    expect(changed(await ask(everything, { [signal]: '0' }))).toEqual(everyName)
  })
})

it('K8: the scripts themselves set no cookie', async () => {
  const { base } = await startCookieShop()
  for (const path of ['/acme.js', '/v/0.0.0-test/candor.js']) {
    const answer = await fetch(base + path)
    expect(answer.status).toBe(200)
    expect(answer.headers.getSetCookie()).toEqual([])
  }
})
