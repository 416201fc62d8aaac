import { describe, expect, it } from 'vitest'
import {
  type BrandTagSettings,
  resolveTagSettings,
  type TagSettings,
} from '../../../../sdk/protocol/tag-settings.ts'

const written: BrandTagSettings = {
  brand: 'shop-fr',
  consent: 'required',
  cookies: {
    prefix: 'Popsell_',
    lifetimeHours: 4320,
    reach: 'site',
    technical: ['session_add', 'data'],
    setBy: 'script',
  },
  arrival: { publication: 'candor_pub', ambassador: 'candor_add' },
  pageViews: true,
  capture: { dataLayer: true, links: false, searchParameters: ['q'] },
  cmp: 'auto',
}
const consentOf = (consent: BrandTagSettings['consent'], lifetimeHours = 4320) =>
  resolveTagSettings({ ...written, consent, cookies: { ...written.cookies, lifetimeHours } })
const cookiesOf = (cookies: Partial<BrandTagSettings['cookies']>) =>
  resolveTagSettings({ ...written, cookies: { ...written.cookies, ...cookies } })

describe('resolveTagSettings', () => {
  it('makes of what a brand writes all that the tag reads', () => {
    expect(resolveTagSettings(written)).toEqual({
      brand: 'shop-fr',
      unanswered: '000',
      mayStore: true,
      isRenewed: true,
      prefix: 'Popsell_',
      lifetime: 15_552_000,
      visitorLifetime: 15_552_000,
      technical: ['session_add', 'data'],
      isServer: false,
      shopParameter: 'candor_pub',
      addParameter: 'candor_add',
      pageViews: ['pathname'],
      dataLayer: true,
      links: false,
      searchParameters: ['q'],
      cmp: true,
    } satisfies TagSettings)
  })

  it.each([
    ['required', '000', true, true],
    ['exempt', '100', true, false],
    ['cookieless', '100', false, true],
  ] as const)(
    'E17: in mode %s it allows %s before an answer, stores %s and renews %s',
    (mode, ...expected) => {
      const { unanswered, mayStore, isRenewed } = consentOf(mode)
      expect([unanswered, mayStore, isRenewed]).toEqual(expected)
    },
  )

  it('E17: asks first in a consent mode that it does not know', () => {
    expect(consentOf(JSON.parse('"Exempt"')).unanswered).toBe('000')
  })

  it.each([
    [1, 3600],
    [4320, 15_552_000],
    [8760, 31_536_000],
  ])('K4: %i hours are %i seconds', (hours, seconds) => {
    expect(consentOf('required', hours)).toMatchObject({ lifetime: seconds, visitorLifetime: seconds })
  })

  it('lets an exempt visitor ID live 13 months at most, and no other cookie less than asked', () => {
    expect(consentOf('exempt', 20_000)).toMatchObject({ lifetime: 72_000_000, visitorLifetime: 33_955_200 })
  })

  it.each([
    [{}, undefined],
    [{ reach: 'host' as const }, ''],
    [{ setBy: 'server' as const }, ''],
    [{ domain: 'shop.example', setBy: 'server' as const }, 'shop.example'],
    [{ domain: 'shop.example', reach: 'host' as const }, 'shop.example'],
  ])('K11: %o is the domain %s', (cookies, domain) => {
    expect(cookiesOf(cookies).domain).toBe(domain)
  })

  it.each([
    [true, ['pathname']],
    [false, []],
    [{}, ['pathname']],
    [{ queryChanges: true }, ['pathname', 'search']],
    [{ hash: true }, ['pathname', 'hash']],
    [{ queryChanges: true, hash: true }, ['pathname', 'search', 'hash']],
  ])('page views %o are changes of %o', (pageViews, parts) => {
    expect(resolveTagSettings({ ...written, pageViews }).pageViews).toEqual(parts)
  })

  it.each([
    ['auto', true],
    ['off', false],
  ] as const)('a consent platform %s is followed: %s', (cmp, isFollowed) => {
    expect(resolveTagSettings({ ...written, cmp }).cmp).toBe(isFollowed)
  })
})
