import { describe, expect, it } from 'vitest'
import { pseudonymiseIp } from '../../../../../collector/events/steps/pseudonymise-ip.ts'
import { testBrand } from '../../../../support/test-brand.ts'
import { testArrival, testDraft, testTools } from '../../../../support/test-draft.ts'
import vectors from '../../../../support/vectors.json' with { type: 'json' }

const brand = testBrand({}, vectors.ip.brand)

function storedFrom(address: string, userAgent = 'Firefox') {
  const draft = testDraft(testArrival({ brand, address, userAgent }))
  expect(pseudonymiseIp(draft, testTools())).toBeNull()
  return draft.stored
}

it.each(Object.entries(vectors.ip.tags))('E7: %s is stored as its published tag', (address, tag) => {
  const stored = storedFrom(address)
  expect(stored.network).toBe(tag)
  expect(JSON.stringify(stored)).not.toContain(address)
})

describe('without a visitor ID', () => {
  it('the day’s visitor is the network and user agent together', () => {
    const visitor = storedFrom('203.0.113.77').visitor
    expect(visitor).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-/)
    expect(storedFrom('203.0.113.77').visitor).toBe(visitor)
    expect(storedFrom('203.0.113.78').visitor).not.toBe(visitor)
    expect(storedFrom('203.0.113.77', 'Chrome').visitor).not.toBe(visitor)
    expect(storedFrom('203.0.113.77').visitor_basis).toBe('daily')
  })
})
