import { describe, expect, it } from 'vitest'
import { lifetimeSeconds, setCookie } from '../../../../collector/cookies/set-cookie.ts'
import type { BrandSettingsInput } from '../../../../collector/settings/brand-settings.ts'
import { testBrand } from '../../../support/test-brand.ts'
import { aVisitor } from '../../../support/wire-batch.ts'

const settingsOf = (given: Partial<BrandSettingsInput> = {}) => testBrand(given).settings

/** Seconds of the shortest 13 calendar months that begin on any day of four years. */
const shortestThirteenMonths = () => {
  const days = Array.from({ length: 4 * 366 }, (_, day) => new Date(Date.UTC(2026, 0, 1 + day)))
  return Math.min(
    ...days.map((start) => {
      const end = new Date(start)
      end.setUTCMonth(start.getUTCMonth() + 13)
      return (end.getTime() - start.getTime()) / 1000
    }),
  )
}

describe('Set-Cookie', () => {
  it('carries name, value, lifetime and scope of a page on https', () => {
    expect(setCookie('session_shop', 'P123', settingsOf(), true)).toBe(
      'Popsell_session_shop=P123; Path=/; Max-Age=15552000; SameSite=Lax; Secure',
    )
  })

  it('has no Secure on http, which would drop it', () => {
    expect(setCookie('session_shop', 'P123', settingsOf(), false)).not.toContain('Secure')
  })

  it('takes prefix and domain from the brand’s settings', () => {
    const settings = settingsOf({ cookies: { prefix: 'Acme_', domain: 'example.com' } })
    expect(setCookie('data', 'c=C42', settings, true)).toBe(
      'Acme_data=c=C42; Path=/; Max-Age=15552000; SameSite=Lax; Secure; Domain=example.com',
    )
  })

  it('deletes in the scope in which it sets', () => {
    const settings = settingsOf({ cookies: { domain: 'example.com' } })
    expect(setCookie('visitor', null, settings, true)).toBe(
      'Popsell_visitor=; Path=/; Max-Age=0; SameSite=Lax; Secure; Domain=example.com',
    )
  })

  it('is readable by the tag', () => {
    expect(setCookie('visitor', aVisitor, settingsOf(), true)).not.toMatch(/httponly/i)
  })
})

describe('lifetimes', () => {
  it.each([
    [1, 3600],
    [4320, 15_552_000],
    [8760, 31_536_000],
  ])('K4: %i configured hours are %i seconds of K1–K3 and the visitor’s ID', (lifetimeHours, seconds) => {
    const settings = settingsOf({ cookies: { lifetimeHours } })
    for (const name of ['session_add', 'session_shop', 'data', 'visitor'] as const) {
      expect(lifetimeSeconds(name, settings)).toBe(seconds)
    }
  })

  it('a visit and an answer live as long as their rule says, whatever the brand configures', () => {
    const settings = settingsOf({ cookies: { lifetimeHours: 1 } })
    expect(lifetimeSeconds('visit', settings)).toBe(1800)
    expect(lifetimeSeconds('consent', settings)).toBe(15_552_000)
  })

  it('in the exempt mode the visitor’s ID never outlives 13 months, counted from any day', () => {
    const longest = settingsOf({ consent: 'exempt', cookies: { lifetimeHours: 9600 } })
    expect(lifetimeSeconds('visitor', longest)).toBe(shortestThirteenMonths())
    expect(lifetimeSeconds('session_shop', longest)).toBe(9600 * 3600)
    const short = settingsOf({ consent: 'exempt', cookies: { lifetimeHours: 1 } })
    expect(lifetimeSeconds('visitor', short)).toBe(3600)
  })
})
