// @vitest-environment happy-dom
import { readFileSync } from 'node:fs'
import { compileFunction } from 'node:vm'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const run = compileFunction(readFileSync('examples/shopify/candor-consent.js', 'utf8'))
const unanswered = { analytics: '', marketing: '', preferences: '', sale_of_data: '' }
const calls: unknown[][] = []
const asked: unknown[] = []

/** `window.Shopify` of a storefront; `answer` is what the shopper has said so far. */
function openShop(answer: object, error?: Error) {
  const shop = { answer }
  const customerPrivacy = { currentVisitorConsent: () => shop.answer }
  Object.assign(window, {
    candor: (...call: unknown[]) => calls.push(call),
    Shopify: {
      customerPrivacy,
      loadFeatures(features: unknown, loaded: (error?: Error) => void) {
        asked.push(features)
        loaded(error)
      },
    },
  })
  return shop
}

/** The listeners of this test only: each run of the file adds its own. */
const announce = () => {
  for (const [name, listener] of vi.mocked(document.addEventListener).mock.calls) {
    if (name === 'visitorConsentCollected' && typeof listener === 'function') listener(new CustomEvent(name))
  }
}

beforeEach(() => {
  calls.length = 0
  asked.length = 0
  vi.spyOn(document, 'addEventListener')
})

afterEach(() => {
  vi.restoreAllMocks()
})

describe('Shopify’s answer in the theme', () => {
  it('is handed on when it was given before', () => {
    openShop({ analytics: 'yes', marketing: 'no', preferences: 'yes', sale_of_data: 'no' })
    run()
    expect(asked).toEqual([[{ name: 'consent-tracking-api', version: '0.1' }]])
    expect(calls).toEqual([['consent', { analytics: true, attribution: false, personalisation: true }]])
  })

  it('is no answer where nobody was asked', () => {
    openShop(unanswered)
    run()
    expect(calls).toEqual([])
  })

  it('is handed on at the moment it is given, and again when it is withdrawn', () => {
    const shop = openShop(unanswered)
    run()
    shop.answer = { ...unanswered, analytics: 'yes' }
    announce()
    shop.answer = { ...unanswered, analytics: 'no' }
    announce()
    expect(calls).toEqual([
      ['consent', { analytics: true }],
      ['consent', { analytics: false }],
    ])
  })

  it('stays unknown when Shopify’s consent API does not load', () => {
    openShop({ ...unanswered, analytics: 'yes' }, new Error('not loaded'))
    run()
    expect(calls).toEqual([])
  })

  it('breaks nothing on a page without Shopify', () => {
    Object.assign(window, { Shopify: undefined })
    expect(run).not.toThrow()
  })
})
