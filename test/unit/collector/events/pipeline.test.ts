import { describe, expect, it } from 'vitest'
import { pipeline, runPipeline } from '../../../../collector/events/pipeline.ts'
import { nobody } from '../../../../collector/stores/events.ts'
import { phoneAgent, testArrival, testDraft, testTools } from '../../../support/test-draft.ts'

const tools = testTools()

it('asks about privacy signals and consent before it makes any pseudonym', () => {
  expect(pipeline.map((step) => step.name)).toEqual([
    'refusePrivacySignals',
    'refuseWithoutConsent',
    'refuseBots',
    'pseudonymiseIp',
    'pseudonymiseIdentity',
    'scrubPersonalText',
    'describeDevice',
    'attributePublication',
    'unlinkWithdrawals',
  ])
})

it('fills every step’s part of the stored event in', () => {
  const draft = testDraft(testArrival({ publication: 'P1', customer: { customer_id: 'C1' } }))
  expect(runPipeline(draft, tools)).toBeNull()
  expect(draft.stored).toMatchObject({
    visitor_basis: 'id',
    host: 'shop.example.com',
    path: '/boots',
    device: 'phone',
    publication: 'P1',
  })
  expect(draft.stored.network).toMatch(/^i1_/)
  expect(draft.stored.customer).toMatch(/^h1_/)
})

describe('a dropped event', () => {
  it('leaves with the first reason, and no later step has touched it', () => {
    const draft = testDraft(testArrival({ dnt: '1', gpc: '1', userAgent: 'Googlebot/2.1' }))
    expect(runPipeline(draft, tools)).toBe('dnt')
    expect([draft.stored.visitor, draft.stored.network]).toEqual(['', ''])
  })

  it.each([
    ['dnt', { dnt: '1' }],
    ['gpc', { gpc: '1' }],
    ['no_consent', { consent: { analytics: false, attribution: true, personalisation: true } }],
    ['bot', { userAgent: 'Mozilla/5.0 (compatible; Googlebot/2.1)' }],
    [null, { userAgent: phoneAgent }],
  ])('by the reason %s', (reason, fields) => {
    expect(runPipeline(testDraft(testArrival(fields)), tools)).toBe(reason)
  })

  it('has a page that is no web address', () => {
    expect(runPipeline(testDraft(testArrival(), { url: 'javascript:alert(1)' }), tools)).toBe('invalid_url')
  })
})

describe('a withdrawal', () => {
  const no = { analytics: false, attribution: false, personalisation: false }

  it('is taken without consent and linked to nobody, whatever came along with it', () => {
    const draft = testDraft(
      testArrival({
        consent: no,
        publication: 'P1',
        customer: { customer_id: 'C1', email: 'a@example.com' },
      }),
      { name: 'consent', referrer: 'https://blog.example.com/' },
    )
    expect(runPipeline(draft, tools)).toBeNull()
    const { visitor, session, customer, email, phone, network, publication, host, path, referrer_host } =
      draft.stored
    expect([visitor, session, network]).toEqual([nobody, nobody, ''])
    expect([customer, email, phone, publication, host, path, referrer_host]).toEqual(Array(7).fill(null))
  })

  it('E17: is refused under DNT and GPC as everything is', () => {
    const consent = { name: 'consent' }
    expect(runPipeline(testDraft(testArrival({ dnt: '1', consent: no }), consent), tools)).toBe('dnt')
    expect(runPipeline(testDraft(testArrival({ gpc: '1', consent: no }), consent), tools)).toBe('gpc')
  })
})
