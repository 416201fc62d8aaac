import { describe, expect, it } from 'vitest'
import { type CookieAsking, refuseCookie } from '../../../../collector/cookies/refuse-cookie.ts'
import type { BrandSettingsInput } from '../../../../collector/settings/brand-settings.ts'
import type { ConsentMode } from '../../../../sdk/protocol/consent.ts'
import { type CookieName, cookies, type TechnicalCookie } from '../../../../sdk/protocol/cookies.ts'
import { testBrand } from '../../../support/test-brand.ts'
import { aSession, aVisitor } from '../../../support/wire-batch.ts'

const names = Object.keys(cookies).filter((name): name is CookieName => name in cookies)

interface Case {
  mode?: ConsentMode
  technical?: TechnicalCookie[]
  /** The digits of the answer; absent: none was given. */
  answer?: string
  hasSignal?: boolean
}

/** Which of all six the collector would set; the answer asked for is `answer`, or `111`. */
function allowed({
  mode = 'required',
  technical = ['session_add', 'data'],
  answer,
  hasSignal = false,
}: Case) {
  const settings: Partial<BrandSettingsInput> = { consent: mode, cookies: { technical } }
  const asking: CookieAsking = {
    settings: testBrand(settings).settings,
    changes: { visitor: aVisitor, visit: aSession, ...(answer ? { consent: answer } : {}) },
    header: undefined,
    hasSignal,
  }
  return names.filter((name) => refuseCookie(name, asking) === null).join(' ')
}

const all = 'session_add session_shop data visitor visit consent'
const everyThird: TechnicalCookie[] = ['session_add', 'session_shop', 'data']

describe('what may be set', () => {
  const rows: [string, Case, string][] = [
    ['required, no answer: the technical ones', {}, 'session_add data consent'],
    ['required, a yes to everything: all', { answer: '111' }, all],
    ['required, a no: the technical ones', { answer: '000' }, 'session_add data consent'],
    ['required, only analytics', { answer: '100' }, 'session_add data visitor visit consent'],
    ['required, only attribution', { answer: '010' }, 'session_add session_shop data consent'],
    ['required, only personalisation', { answer: '001' }, 'session_add data consent'],
    ['required, nothing technical, no answer', { technical: [] }, 'consent'],
    ['required, all three technical', { technical: everyThird }, 'session_add session_shop data consent'],
    [
      'required, all three technical, a no forgets the publication',
      { technical: everyThird, answer: '000' },
      'session_add data consent',
    ],
    [
      'exempt, no answer: measuring, no attribution',
      { mode: 'exempt' },
      'session_add data visitor visit consent',
    ],
    [
      'exempt, a no ends measuring',
      { mode: 'exempt', answer: '010' },
      'session_add session_shop data consent',
    ],
    ['exempt, a yes to everything', { mode: 'exempt', answer: '111' }, all],
    ['cookieless, no answer: the technical ones', { mode: 'cookieless' }, 'session_add data'],
    ['cookieless, a yes stores nothing more', { mode: 'cookieless', answer: '111' }, 'session_add data'],
    ['cookieless, an opt-out is kept', { mode: 'cookieless', answer: '000' }, 'session_add data consent'],
    [
      'cookieless, all three technical',
      { mode: 'cookieless', technical: everyThird },
      'session_add session_shop data',
    ],
    ['a signal: only what a person asked for', { answer: '111', hasSignal: true }, 'session_add data'],
    [
      'a signal, all three technical: the publication is nobody’s act',
      { technical: everyThird, answer: '111', hasSignal: true },
      'session_add data',
    ],
    ['a signal, exempt', { mode: 'exempt', hasSignal: true }, 'session_add data'],
    ['a signal, cookieless', { mode: 'cookieless', answer: '000', hasSignal: true }, 'session_add data'],
    ['a signal, nothing technical', { technical: [], answer: '111', hasSignal: true }, ''],
  ]
  it.each(rows)('%s', (_, given, expected) => {
    expect(allowed(given)).toBe(expected)
  })
})

describe('the reason', () => {
  const asking = (fields: Partial<CookieAsking> = {}, settings: Partial<BrandSettingsInput> = {}) => ({
    settings: testBrand(settings).settings,
    changes: { visitor: aVisitor },
    header: undefined,
    hasSignal: false,
    ...fields,
  })

  it('is one of a closed list', () => {
    expect(refuseCookie('visitor', asking())).toBe('no_consent')
    expect(refuseCookie('session_shop', asking())).toBe('no_consent')
    expect(refuseCookie('visitor', asking({ hasSignal: true }))).toBe('signal')
    expect(refuseCookie('consent', asking({ hasSignal: true }))).toBe('signal')
    expect(refuseCookie('visitor', asking({}, { consent: 'cookieless' }))).toBe('cookieless')
  })

  it('the answer is the one sent along, else the cookie’s; taking it back is no answer', () => {
    const header = 'Popsell_consent=111'
    expect(refuseCookie('visitor', asking({ header }))).toBeNull()
    expect(refuseCookie('visitor', asking({ header, changes: { consent: '000' } }))).toBe('no_consent')
    expect(refuseCookie('visitor', asking({ header, changes: { consent: null } }))).toBe('no_consent')
  })

  it.each(['yes', '1111', '11', 'true', '1 1'])(
    'S19: an answer that is none is not believed: %j',
    (value) => {
      expect(refuseCookie('visitor', asking({ header: `Popsell_consent=${value}` }))).toBe('no_consent')
    },
  )
})

describe('the exempt visitor’s ID', () => {
  const asking = (header: string | undefined, consent: ConsentMode = 'exempt'): CookieAsking => ({
    settings: testBrand({ consent }).settings,
    changes: { visitor: aVisitor, consent: '111' },
    header,
    hasSignal: false,
  })

  it('is set where the browser does not carry it', () => {
    expect(refuseCookie('visitor', asking(undefined))).toBeNull()
    expect(refuseCookie('visitor', asking(`Popsell_visitor=${aSession}`))).toBeNull()
  })

  it('is never set again where the browser carries it, not even as a second one of the name', () => {
    expect(refuseCookie('visitor', asking(`Popsell_visitor=${aVisitor}`))).toBe('not_renewed')
    const twice = `Popsell_visitor=${aSession}; Popsell_visitor=${aVisitor}`
    expect(refuseCookie('visitor', asking(twice))).toBe('not_renewed')
  })

  it('is renewed in the required mode, after a yes', () => {
    expect(refuseCookie('visitor', asking(`Popsell_visitor=${aVisitor}`, 'required'))).toBeNull()
  })
})
