import { describe, expect, it, vi } from 'vitest'
import { createFakePage, everyPurpose, startOn } from '../fake-page.ts'

const withIds = () => {
  const fake = createFakePage({ href: 'https://shop.example.com/?candor_pub=P1' })
  const candor = startOn(fake)
  candor('consent', everyPurpose)
  candor('page')
  fake.passSeconds(2)
  return { fake, candor }
}

describe('the consent commands', () => {
  it('remember an answer as three digits for 180 days', () => {
    const fake = createFakePage()
    startOn(fake)('consent', { analytics: true, attribution: false, personalisation: true })
    expect(fake.lastWrite('Popsell_consent')).toMatchObject({ value: '101', maxAge: 15_552_000 })
  })

  it('keep the last answer of a purpose that is left out', () => {
    const fake = createFakePage({ cookies: ['Popsell_consent=110'] })
    startOn(fake)('consent', { personalisation: true })
    expect(fake.cookie('Popsell_consent')).toBe('111')
  })

  it('take only true itself for a yes', () => {
    const fake = createFakePage()
    startOn(fake)('consent', JSON.parse('{"analytics":"false","attribution":1,"personalisation":null}'))
    expect(fake.cookie('Popsell_consent')).toBe('000')
  })

  it('withdrawal deletes the visitor, the visit, the publication and what waits', () => {
    const { fake, candor } = withIds()
    expect(fake.cookieNames()).toContain('Popsell_session_shop')
    candor('search', { search_term: 'boots' })
    candor('consent', { analytics: false, attribution: false })
    fake.passSeconds(60)
    expect(fake.cookieNames()).toEqual(['Popsell_consent'])
    expect(fake.sent().map(({ name }) => name)).toEqual(['page_view', 'consent'])
  })

  it('withdrawing analytics alone leaves the publication', () => {
    const { fake, candor } = withIds()
    candor('consent', { analytics: false })
    expect(fake.cookieNames().toSorted()).toEqual(['Popsell_consent', 'Popsell_session_shop'])
  })

  it.each(['required', 'exempt', 'cookieless'] as const)(
    'optout in mode %s stops everything and is remembered',
    (mode) => {
      const fake = createFakePage()
      const candor = startOn(fake, { consent: mode })
      candor('page')
      candor('optout')
      candor('page')
      fake.passSeconds(60)
      expect(fake.sent().filter(({ name }) => name !== 'consent')).toEqual([])
      expect(fake.cookieNames()).toEqual(['Popsell_consent'])
      expect(startOn(fake, { consent: mode })('consent', 'get')).toMatchObject({
        analytics: false,
        answered: true,
      })
    },
  )

  it('optin forgets the refusal, and no other answer', () => {
    const fake = createFakePage({ cookies: ['Popsell_consent=000'] })
    startOn(fake)('optin')
    expect(fake.cookieNames()).toEqual([])
    const other = createFakePage({ cookies: ['Popsell_consent=100'] })
    startOn(other)('optin')
    expect(other.cookie('Popsell_consent')).toBe('100')
  })

  it('in cookieless mode a yes takes an earlier refusal off the device and stays on this page', () => {
    const fake = createFakePage({ cookies: ['Popsell_consent=000'] })
    const candor = startOn(fake, { consent: 'cookieless' })
    candor('consent', everyPurpose)
    expect(candor('consent', 'get')).toMatchObject({ analytics: true, answered: true })
    expect(fake.cookieNames()).toEqual([])
  })

  it('get answers what is allowed, whether it was answered, and which signal forbids to ask', () => {
    const tell = vi.fn()
    const state = startOn(createFakePage({ doNotTrack: '1' }), { consent: 'exempt' })('consent', 'get', tell)
    expect(state).toEqual({
      analytics: false,
      attribution: false,
      personalisation: false,
      answered: false,
      signal: 'dnt',
    })
    expect(tell).toHaveBeenCalledExactlyOnceWith(state)
  })

  it('tell listeners the new state', () => {
    const candor = startOn(createFakePage())
    const listener = vi.fn()
    candor('on', 'consent', listener)
    candor('consent', { analytics: true })
    expect(listener).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ analytics: true, answered: true }),
    )
  })

  it.each([undefined, null, 'granted', 7])('answer %s with one console line and no cookie', (answer) => {
    const fake = createFakePage()
    Reflect.apply(startOn(fake), undefined, ['consent', answer])
    expect(fake.warnings).toHaveLength(1)
    expect(fake.cookieWrites).toEqual([])
  })

  it('a purpose that is left out stays as it is where no cookie holds the answer', () => {
    const candor = startOn(createFakePage({ cookieAccess: 'drop' }))
    candor('consent', everyPurpose)
    expect(candor('consent', { personalisation: false })).toMatchObject({
      analytics: true,
      attribution: true,
      personalisation: false,
    })
  })
})
