import { describe, expect, it } from 'vitest'
import { wordingOf } from '../../../../collector/contacts/brand-wording.ts'
import { fieldsOf } from '../../../../collector/contacts/popin-fields.ts'
import type { BrandSettingsInput } from '../../../../collector/settings/brand-settings.ts'
import type { PopinKind } from '../../../../sdk/protocol/opt-in.ts'
import { testBrand } from '../../../support/test-brand.ts'

const fields = (kind: PopinKind, popins: BrandSettingsInput['popins'] = {}, language = 'en') => {
  const brand = testBrand({ languages: ['en', 'fr'], popins })
  return fieldsOf(kind, brand.settings.popins, wordingOf(brand, language))
}

describe('fieldsOf', () => {
  it('POPINS: asks in each popin what its table says', () => {
    const names = (kind: PopinKind) => fields(kind).map(({ name }) => name)
    expect(names('order')).toEqual(['message', 'first_name', 'email'])
    expect(names('subscribe')).toEqual(['first_name', 'last_name', 'email'])
    expect(names('message')).toEqual(['first_name', 'last_name', 'email', 'message'])
    expect(names('voucher')).toEqual(['first_name', 'last_name', 'email'])
    expect([names('consent'), names('pick')]).toEqual([[], []])
  })

  it('labels them in the shopper’s language and types them', () => {
    expect(fields('order', {}, 'fr')).toEqual([
      { name: 'message', type: 'textarea', required: false, label: 'Votre message' },
      { name: 'first_name', type: 'text', required: false, label: 'Prénom' },
      { name: 'email', type: 'email', required: false, label: 'Adresse e-mail' },
    ])
  })

  it('POPINS 3: an order’s popin insists on nothing', () => {
    expect(fields('order').some(({ required }) => required)).toBe(false)
  })

  it('C6: the form asks for the brand’s own fields, labelled by it', () => {
    const formFields = [
      { name: 'email', type: 'email' as const, required: true },
      { name: 'shoe_size', label: { fr: 'Pointure' } },
    ]
    expect(fields('form', { formFields }, 'fr').map(({ label }) => label)).toEqual([
      'Adresse e-mail',
      'Pointure',
    ])
    expect(fields('form', { formFields }, 'en').map(({ label }) => label)).toEqual([
      'E-mail address',
      'Pointure',
    ])
    const named = [{ name: 'email', label: { en: 'Work e-mail' } }]
    expect(fields('form', { formFields: named }).map(({ label }) => label)).toEqual(['Work e-mail'])
  })
})
