import { describe, expect, it, vi } from 'vitest'
import type { Neighbours } from '../../../../sdk/browser/page.ts'
import type { GivenSettings } from '../../../../sdk/to-settings.ts'
import { createFakePage, everyPurpose, startOn } from '../fake-page.ts'

const page = (neighbours: Neighbours, cookies: string[] = []) => createFakePage({ cookies, neighbours })
const granted = (...ids: number[]) => Object.fromEntries(ids.map((id) => [id, true]))

describe('Google Consent Mode', () => {
  const denied = { ad_storage: 'denied', ad_user_data: 'denied', ad_personalization: 'denied' }

  it('is denied first, before an answer, and updated in the tick of the answer', () => {
    const gtag = vi.fn()
    const candor = startOn(page({ gtag }))
    expect(gtag.mock.calls).toEqual([['consent', 'default', { analytics_storage: 'denied', ...denied }]])
    candor('consent', everyPurpose)
    expect(gtag.mock.lastCall).toEqual(['consent', 'update', { analytics_storage: 'granted' }])
    candor('consent', { analytics: false })
    expect(gtag.mock.lastCall).toEqual(['consent', 'update', { analytics_storage: 'denied' }])
  })

  it('is told our default although the page has set another', () => {
    const gtag = vi.fn()
    startOn(page({ gtag, dataLayer: [null, { 0: 'consent', 1: 'default', 2: {}, length: 3 }] }))
    expect(gtag.mock.calls).toEqual([['consent', 'default', { analytics_storage: 'denied', ...denied }]])
  })

  it('is never told a yes to advertising', () => {
    const gtag = vi.fn()
    startOn(page({ gtag }))('consent', everyPurpose)
    expect(gtag).toHaveBeenCalledTimes(2)
    for (const [, , signals] of gtag.mock.calls)
      for (const [name, said] of Object.entries(signals))
        expect(said === 'denied' || name === 'analytics_storage').toBe(true)
  })

  it('hears of an answer that was given on an earlier page', () => {
    const gtag = vi.fn()
    startOn(page({ gtag }, ['Popsell_consent=100']))
    expect(gtag.mock.calls.map(([, when, signals]) => [when, signals.analytics_storage])).toEqual([
      ['default', 'denied'],
      ['update', 'granted'],
    ])
  })

  it.each(['exempt', 'cookieless'] as const)(
    'is given no default in mode %s, where nobody is asked first',
    (consent) => {
      const gtag = vi.fn()
      startOn(page({ gtag }), { consent })
      expect(gtag).not.toHaveBeenCalled()
    },
  )

  it.each([
    { gtag: 'text' },
    {
      gtag: vi.fn(() => {
        throw new Error('theirs')
      }),
    },
    { dataLayer: 7, gtag: vi.fn() },
  ])('lives with %o', (neighbours) => {
    const fake = page(neighbours)
    startOn(fake)('consent', everyPurpose)
    expect(fake.cookie('Popsell_consent')).toBe('111')
  })
})

describe('a consent platform of the TCF', () => {
  const withTcf = (cookies: string[] = []) => {
    let listener: (data: object, ok: boolean) => void = () => undefined
    const api = vi.fn((_command: string, _version: number, added: typeof listener) => {
      listener = added
    })
    const fake = page({ __tcfapi: api }, cookies)
    return { fake, api, candor: startOn(fake), say: (data: object) => listener(data, true) }
  }
  const data = (consents: object, eventStatus = 'useractioncomplete') => ({
    eventStatus,
    gdprApplies: true,
    purpose: { consents },
  })

  it.each([
    [granted(1, 5, 6, 7, 8), '111'],
    [granted(1, 8), '100'],
    [granted(1, 7), '010'],
    [granted(1, 5), '000'],
    [granted(5, 6, 7, 8), '000'],
    [{}, '000'],
  ])('says %o, which is the answer %s', (consents, digits) => {
    const { fake, api, say } = withTcf()
    expect(api).toHaveBeenCalledExactlyOnceWith('addEventListener', 2, expect.any(Function))
    say(data(consents))
    expect(fake.cookie('Popsell_consent')).toBe(digits)
  })

  it.each([data(granted(1, 8), 'cmpuishown'), { ...data(granted(1, 8)), gdprApplies: false }, {}])(
    'gives no answer by %o',
    (said) => {
      const { fake, say } = withTcf()
      expect(() => say(said)).not.toThrow()
      expect(fake.cookieWrites).toEqual([])
    },
  )

  it('takes a yes back', () => {
    const { fake, say } = withTcf(['Popsell_consent=111'])
    say(data({}))
    expect(fake.cookieNames()).toEqual(['Popsell_consent'])
    expect(fake.cookie('Popsell_consent')).toBe('000')
  })

  it('is not followed where the brand says so', () => {
    const api = vi.fn()
    startOn(page({ __tcfapi: api, __gpp: api, gtag: api }), { cmp: 'off' })('consent', everyPurpose)
    expect(api).not.toHaveBeenCalled()
  })
})

describe('a consent platform of the GPP', () => {
  const open = (parsedSections: object, cookies: string[], settings: Partial<GivenSettings> = {}) => {
    const fake = page(
      {
        __gpp: (_command: string, listener: (event: object, ok: boolean) => void) =>
          listener({ pingData: { parsedSections } }, true),
      },
      cookies,
    )
    return { fake, candor: startOn(fake, settings) }
  }
  const say = (...given: Parameters<typeof open>) => open(...given).fake.cookie('Popsell_consent')

  it.each([
    [{ usnat: { SaleOptOut: 1, SharingOptOut: 2 } }, '100'],
    [{ usca: [{ SharingOptOut: 1 }, { Gpc: false }] }, '100'],
    [{ usva: { TargetedAdvertisingOptOut: 1 } }, '100'],
    // The browser's own signal tells of GPC (E17), and forbids more.
    [{ usnat: [{ SaleOptOut: 2 }, { Gpc: true }] }, '111'],
    [{ usnat: { SaleOptOut: 2, SaleOptOutNotice: 1, Gpc: false } }, '111'],
    [{}, '111'],
  ])('by %o turns 111 into %s', (sections, digits) => {
    expect(say(sections, ['Popsell_consent=111'])).toBe(digits)
  })

  it.each(['required', 'exempt'] as const)(
    'answers nothing that has not been asked, in mode %s',
    (consent) => {
      expect(say({ usnat: { SaleOptOut: 1 } }, [], { consent })).toBeUndefined()
    },
  )

  it('takes attribution from who allows it without measuring', () => {
    expect(say({ usnat: { SaleOptOut: 1 } }, ['Popsell_consent=010'])).toBe('000')
  })

  it('lets no customer travel in mode exempt, where nobody has answered', () => {
    const { fake, candor } = open({ usnat: { SaleOptOut: 1 } }, [], { consent: 'exempt' })
    candor('identify', { customer_id: 'C42' })
    fake.passSeconds(2)
    expect(fake.posted).toHaveLength(1)
    expect(fake.posted[0]?.batch).not.toHaveProperty('customer')
  })
})
