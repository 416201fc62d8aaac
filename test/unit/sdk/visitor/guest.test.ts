import { describe, expect, it } from 'vitest'
import { createFakePage, everyPurpose, startOn, uuid } from '../fake-page.ts'

const answered = { cookies: ['Popsell_consent=111', 'Popsell_visitor=6c0c0000-0000-4000-8000-000000000001'] }

describe('the guest', () => {
  it('E2: keeps the visitor’s ID from page to page, its lifetime starting again', () => {
    const fake = createFakePage(answered)
    startOn(fake)
    expect(fake.lastWrite('Popsell_visitor')).toMatchObject({
      value: '6c0c0000-0000-4000-8000-000000000001',
      maxAge: 15_552_000,
    })
  })

  it.each([
    [1, 3600],
    [4320, 15_552_000],
    [8760, 31_536_000],
    [20_000, 33_955_200],
  ])(
    'in the exempt mode %i hours are Max-Age %i, at most 13 months, and are never renewed',
    (hours, maxAge) => {
      const fake = createFakePage()
      startOn(fake, { consent: 'exempt', cookies: { lifetimeHours: hours } })
      startOn(fake, { consent: 'exempt', cookies: { lifetimeHours: hours } })('consent', everyPurpose)
      const writes = fake.cookieWrites.filter(({ name }) => name === 'Popsell_visitor')
      expect(writes.map((write) => write.maxAge)).toEqual([maxAge])
    },
  )

  it('a visit lasts for 30 minutes after its last event', () => {
    const fake = createFakePage(answered)
    const candor = startOn(fake)
    const pageAfter = (seconds: number) => {
      fake.passSeconds(seconds)
      candor('page')
      fake.passSeconds(1)
      return fake.posted.at(-1)?.batch
    }
    const first = pageAfter(0)
    const second = pageAfter(1790)
    const third = pageAfter(1801)
    expect(first?.session).toMatch(uuid)
    expect(second?.session).toBe(first?.session)
    expect(third?.session).not.toBe(first?.session)
    expect(third?.visitor).toBe(first?.visitor)
    expect(fake.lastWrite('Popsell_visit')?.maxAge).toBe(1800)
  })

  it.each(['shopper@example.com', 'x', '6c0c0000_0000_4000_8000_000000000001'])(
    'S19: a visitor’s ID that reads %s is replaced',
    (value) => {
      const fake = createFakePage({ cookies: ['Popsell_consent=100', `Popsell_visitor=${value}`] })
      startOn(fake)
      expect(fake.cookie('Popsell_visitor')).toMatch(uuid)
      expect(fake.cookie('Popsell_visitor')).not.toBe(value)
    },
  )
})
