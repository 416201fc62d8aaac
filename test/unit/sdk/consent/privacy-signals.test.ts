import { describe, expect, it } from 'vitest'
import { privacySignal } from '../../../../sdk/browser/privacy-signal.ts'
import { createFakePage, everyPurpose, startOn, useOn } from '../fake-page.ts'

const visitor = 'Popsell_visitor=6c0c0000-0000-4000-8000-000000000001'
const visit = 'Popsell_visit=6c0c0000-0000-4000-8000-000000000002'

describe('privacy signals', () => {
  it.each([
    [{ doNotTrack: '1' }, 'dnt'],
    [{ globalPrivacyControl: true }, 'gpc'],
    [{ doNotTrack: '1', globalPrivacyControl: true }, 'gpc'],
    [{ doNotTrack: '0' }, null],
    [{ doNotTrack: 'yes' }, null],
    [{ doNotTrack: null, globalPrivacyControl: false }, null],
    [{}, null],
  ])('E17: %o reads as %s', (navigator, signal) => {
    useOn(createFakePage(navigator))
    expect(privacySignal()).toBe(signal)
  })

  it.each([{ doNotTrack: '1' }, { globalPrivacyControl: true }])(
    'E17: under %o identifiers of earlier visits are deleted, and nothing else is written',
    (browser) => {
      const fake = createFakePage({
        ...browser,
        cookies: ['basket=7', visitor, visit, 'Popsell_session_shop=P1', 'Popsell_consent=111'],
      })
      const candor = startOn(fake)
      candor('consent', everyPurpose)
      candor('page')
      candor('optout')
      fake.fire('pagehide')
      fake.passSeconds(60)
      expect(fake.posted).toEqual([])
      expect(fake.cookieNames()).toEqual(['basket', 'Popsell_consent'])
      expect(fake.cookie('Popsell_consent')).toBe('111')
      expect(fake.cookieWrites.filter(({ maxAge }) => maxAge > 0)).toEqual([])
    },
  )

  it('E17: an ambassador’s arrival is an explicit act and still works, a publication’s is not', () => {
    const fake = createFakePage({
      doNotTrack: '1',
      href: 'https://shop.example.com/?candor_add=A1.anna&candor_pub=P1',
    })
    startOn(fake, { cookies: { technical: ['session_add', 'session_shop', 'data'] } })
    expect(fake.cookieNames()).toEqual(['Popsell_session_add'])
    expect(fake.page.location.href).toBe('https://shop.example.com/')
  })
})
