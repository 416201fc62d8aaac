import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shopEvents } from '../../sdk/capture/shop-events.ts'
import { type Consent, consentModes } from '../../sdk/protocol/consent.ts'
import { createFakePage, type FakeOptions, startOn } from '../unit/sdk/fake-page.ts'

/** One thing that a page, a shopper or the time does. */
type Step = { call: unknown[] } | { fire: 'pagehide' | 'visibilitychange' } | { seconds: number }

const answerOf = (analytics: fc.Arbitrary<boolean>): fc.Arbitrary<Partial<Consent>> =>
  fc.record({ analytics, attribution: fc.boolean(), personalisation: fc.boolean() }, { requiredKeys: [] })

const stepOf = (analytics: fc.Arbitrary<boolean>): fc.Arbitrary<Step> =>
  fc.oneof(
    fc
      .oneof(
        fc.tuple(fc.constantFrom(...shopEvents), fc.object({ maxDepth: 2 })),
        fc.tuple(fc.constant('event'), fc.string()),
        fc.tuple(fc.constant('identify'), fc.record({ customer_id: fc.string(), email: fc.emailAddress() })),
        fc.tuple(fc.constant('consent'), answerOf(analytics)),
        fc.tuple(fc.constant('data'), fc.record({ customer_id: fc.stringMatching(/^[\w-]{1,64}$/) })),
        fc.constantFrom(['page'], ['logout'], ['optout'], ['optin'], ['consent', 'get'], ['data', 'get']),
        fc.array(fc.anything(), { maxLength: 3 }),
      )
      .map((call): Step => ({ call: [...call] })),
    fc.constantFrom<Step>({ fire: 'pagehide' }, { fire: 'visibilitychange' }),
    fc.integer({ min: 0, max: 3600 }).map((seconds) => ({ seconds })),
  )

function walk(options: FakeOptions, consent: (typeof consentModes)[number], steps: Step[]) {
  const fake = createFakePage({
    href: 'https://shop.example.com/?candor_add=A1.anna&candor_pub=P1',
    ...options,
  })
  const candor = startOn(fake, { consent })
  for (const step of steps) {
    if ('call' in step) Reflect.apply(candor, undefined, step.call)
    else if ('fire' in step) fake.fire(step.fire)
    else fake.passSeconds(step.seconds)
  }
  fake.passSeconds(3600)
  fake.fire('pagehide')
  return fake
}

const explicitActs = ['Popsell_session_add', 'Popsell_data']

describe('whatever a page calls, in whatever order', () => {
  it('E17: under DNT or GPC nothing is sent, and no cookie is written but for an explicit act', () => {
    fc.assert(
      fc.property(
        fc.constantFrom({ doNotTrack: '1' }, { globalPrivacyControl: true }),
        fc.constantFrom(...consentModes),
        fc.array(stepOf(fc.boolean()), { maxLength: 30 }),
        (signal, mode, steps) => {
          const fake = walk(signal, mode, steps)
          expect(fake.posted).toEqual([])
          for (const { name } of fake.cookieWrites) expect(explicitActs).toContain(name)
        },
      ),
    )
  })

  it('without a yes to analytics in the required mode nothing is sent, and no identifier is written', () => {
    fc.assert(
      fc.property(fc.array(stepOf(fc.constant(false)), { maxLength: 30 }), (steps) => {
        const fake = walk({}, 'required', steps)
        expect(fake.posted).toEqual([])
        const names = fake.cookieWrites.map(({ name }) => name)
        expect(names).not.toContain('Popsell_visitor')
        expect(names).not.toContain('Popsell_visit')
      }),
    )
  })

  it('E2: two customers never share a visitor ID, whatever happens between them', () => {
    const between = fc.oneof(
      fc.constantFrom<Step>({ call: ['logout'] }, { call: ['page'] }, { fire: 'pagehide' }, { seconds: 1 }),
      fc.constantFrom<Step>(
        { call: ['consent', { analytics: true }] },
        { call: ['optout'] },
        { call: ['optin'] },
      ),
    )
    const logIn = fc
      .integer({ min: 1, max: 3 })
      .map((id): Step => ({ call: ['identify', { customer_id: `C${id}` }] }))
    fc.assert(
      fc.property(fc.array(fc.oneof(logIn, between), { maxLength: 30 }), (steps) => {
        const fake = walk({ cookies: ['Popsell_consent=100'] }, 'required', steps)
        const customers = new Map<string, Set<string>>()
        for (const { batch } of fake.posted) {
          const { visitor = '', customer } = batch
          if (customer?.customer_id)
            customers.set(visitor, (customers.get(visitor) ?? new Set()).add(customer.customer_id))
        }
        for (const known of customers.values()) expect(known.size).toBe(1)
      }),
    )
  })

  it('in the cookieless mode no batch names a visitor or a visit, and only the explicit acts and an opt-out are kept', () => {
    fc.assert(
      fc.property(fc.array(stepOf(fc.boolean()), { maxLength: 30 }), (steps) => {
        const fake = walk({}, 'cookieless', steps)
        for (const { batch } of fake.posted) {
          expect(batch).not.toHaveProperty('visitor')
          expect(batch).not.toHaveProperty('session')
        }
        for (const { name, value, maxAge } of fake.cookieWrites)
          expect(
            explicitActs.includes(name) || maxAge === 0 || (name === 'Popsell_consent' && value === '000'),
          ).toBe(true)
      }),
    )
  })

  it('E1: an order is sent once, however often and wherever it is called', () => {
    const call = fc.integer({ min: 1, max: 3 }).map(
      (order): Step => ({
        call: ['purchase', { transaction_id: `T${order}`, value: 1 }],
      }),
    )
    const elsewhere = fc.constantFrom<Step>({ seconds: 1 }, { fire: 'pagehide' }, { call: ['page'] })
    fc.assert(
      fc.property(fc.array(fc.oneof(call, elsewhere), { maxLength: 30 }), (steps) => {
        const called = steps.flatMap((step) => ('call' in step && step.call[1] ? [step.call[1]] : []))
        const orders = walk({}, 'exempt', steps)
          .sent()
          .filter(({ name }) => name === 'purchase')
        expect(orders).toHaveLength(new Set(called.map((params) => JSON.stringify(params))).size)
      }),
    )
  })

  it('every event that is measured is sent exactly once', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...shopEvents, 'wait'), { maxLength: 130 }), (names) => {
        const steps = names.map(
          (name, at): Step =>
            name === 'wait' ? { seconds: 1 } : { call: [name, { value: 1, transaction_id: `T${at}` }] },
        )
        const fake = walk({}, 'exempt', steps)
        expect(fake.sent().map(({ name }) => name)).toEqual(names.filter((name) => name !== 'wait'))
        expect(new Set(fake.sent().map(({ id }) => id)).size).toBe(fake.sent().length)
      }),
    )
  })
})
