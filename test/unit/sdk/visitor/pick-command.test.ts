import { describe, expect, it } from 'vitest'
import { createFakePage, startOn } from '../fake-page.ts'

describe('pick', () => {
  it('K1: sends the product that an ambassador picks, with the ambassador’s ID', () => {
    const fake = createFakePage({ cookies: ['Popsell_consent=100', 'Popsell_session_add=A1.anna'] })
    startOn(fake)('pick', 'product', { item_id: 'SKU1' })
    fake.passSeconds(1)
    expect(fake.sent()).toMatchObject([{ name: 'pick', params: { item_id: 'SKU1', ambassador: 'A1' } }])
    expect(JSON.stringify(fake.sent())).not.toContain('anna')
  })

  it('without an ambassador is one console line and no event', () => {
    const fake = createFakePage({ cookies: ['Popsell_consent=100'] })
    startOn(fake)('pick', 'product', { item_id: 'SKU1' })
    fake.passSeconds(1)
    expect(fake.sent()).toEqual([])
    expect(fake.warnings).toEqual([['candor', 'invalid_call', 'pick']])
  })

  it('E17: is not sent under a signal, which the collector refuses too', () => {
    const fake = createFakePage({ doNotTrack: '1', cookies: ['Popsell_session_add=A1.anna'] })
    startOn(fake)('pick', 'product', { item_id: 'SKU1' })
    fake.passSeconds(1)
    expect(fake.posted).toEqual([])
  })
})
