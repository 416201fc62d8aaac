import { describe, expect, it } from 'vitest'
import type { Arrival } from '../../../../../collector/events/draft.ts'
import { pseudonymiseIdentity } from '../../../../../collector/events/steps/pseudonymise-identity.ts'
import type { BrandSettingsInput } from '../../../../../collector/settings/brand-settings.ts'
import { testBrand } from '../../../../support/test-brand.ts'
import { testArrival, testDraft, testTools } from '../../../../support/test-draft.ts'
import vectors from '../../../../support/vectors.json' with { type: 'json' }
import { aSession, aVisitor, noon } from '../../../../support/wire-batch.ts'

const tools = testTools()

function storedOf(fields: Partial<Arrival>, settings: Partial<BrandSettingsInput> = {}, name = 'shop') {
  const draft = testDraft(testArrival({ brand: testBrand(settings, name), ...fields }))
  expect(pseudonymiseIdentity(draft, tools)).toBeNull()
  return draft.stored
}

describe('the guest', () => {
  it('E2: is stored as a pseudonym of the random ID, the same each time', () => {
    const stored = storedOf({})
    expect(stored.visitor_basis).toBe('id')
    expect(stored.visitor).toBe(storedOf({}).visitor)
    expect(JSON.stringify(stored)).not.toContain(aVisitor)
    expect(JSON.stringify(stored)).not.toContain(aSession)
  })

  it('A1: has another pseudonym at every brand', () => {
    expect(storedOf({}, {}, 'one').visitor).not.toBe(storedOf({}, {}, 'two').visitor)
    expect(storedOf({}, {}, 'one').session).not.toBe(storedOf({}, {}, 'two').session)
  })

  it('without an ID stays the visitor of the day, in visits by time', () => {
    const first = storedOf({ visitor: null, session: null })
    expect([first.visitor, first.visitor_basis]).toEqual(['', 'daily'])
    const later = { visitor: null, session: null, received: noon + 31 * 60_000 }
    expect(storedOf(later).session).not.toBe(first.session)
  })

  it('is not believed to have an ID in the cookieless mode, whoever sent it', () => {
    const one = storedOf({}, { consent: 'cookieless' })
    const other = storedOf({ session: 'another-session' }, { consent: 'cookieless' })
    expect([one.visitor, one.visitor_basis]).toEqual(['', 'daily'])
    expect(one.session).toBe(other.session)
  })
})

describe('the customer', () => {
  const customer = { customer_id: 'C42', email: 'jean@example.com', phone: '06 12 34 56 78' }

  it('E2: is a keyed tag beside the guest’s own pseudonym, and two customers stay two', () => {
    const [one, two] = ['C42', 'C43'].map((id) => storedOf({ customer: { customer_id: id } }))
    expect(one?.visitor).toBe(two?.visitor)
    expect(one?.customer).toMatch(/^h1_[\w-]{43}$/)
    expect(one?.customer).not.toBe(two?.customer)
  })

  it('is the same however the shop’s ID is spelled in Unicode, and nobody where it is blank', () => {
    const tag = storedOf({ customer: { customer_id: 'C42' } }).customer
    expect(storedOf({ customer: { customer_id: ' Ｃ42 ' } }).customer).toBe(tag)
    expect(storedOf({ customer: { customer_id: '  ' } }).customer).toBeNull()
  })

  it('E5: has no e-mail and phone tag until the brand switched contacts on', () => {
    expect(storedOf({ customer })).toMatchObject({ email: null, phone: null })
    const stored = storedOf({ customer }, { contacts: 'on' })
    expect(stored.email).toMatch(/^h1_/)
    expect(stored.phone).toMatch(/^h1_/)
  })

  it('is nobody in the cookieless mode', () => {
    const stored = storedOf({ customer }, { consent: 'cookieless', contacts: 'on' })
    expect(stored).toMatchObject({ customer: null, email: null, phone: null })
  })

  it('has no tag for what is no address and no number', () => {
    const wrong = { email: 'not an address', phone: '12' }
    expect(storedOf({ customer: wrong }, { contacts: 'on' })).toMatchObject({ email: null, phone: null })
  })

  const published = vectors.contact.flatMap(({ values, ...rest }) =>
    values.map((value) => ({ value, ...rest })),
  )

  it.each(published)('E3: $kind $value has the published tag', ({ brand, kind, value, region, tag }) => {
    const settings = { contacts: 'on' as const, ...(region ? { region } : {}) }
    const stored = storedOf({ customer: { [kind]: value } }, settings, brand)
    expect(kind === 'email' ? stored.email : stored.phone).toBe(tag)
  })
})
