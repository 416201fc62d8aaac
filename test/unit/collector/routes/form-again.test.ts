import { describe, expect, it } from 'vitest'
import { wordingOf } from '../../../../collector/contacts/brand-wording.ts'
import { formAgain, voucherAgain } from '../../../../collector/routes/form-again.ts'
import { testBrand } from '../../../support/test-brand.ts'

const wording = wordingOf(testBrand({ languages: ['fr'] }))
const sent = new URLSearchParams({ popin: 'message', 'fields.email': 'a@', 'fields.phone': '12', other: 'x' })
const values = { email: 'a@', phone: '12' }

describe('formAgain', () => {
  it('keeps what was typed and says what is wrong with the field, in the form’s language', () => {
    expect(formAgain(sent, { code: 'not_a_submission', path: 'fields.email' }, wording)).toEqual({
      values,
      problems: { email: 'Cette adresse e-mail est incomplète. Exemple\u00a0: nom@example.com' },
    })
    expect(formAgain(sent, { code: 'not_a_submission', path: 'fields.phone' }, wording)?.problems).toEqual({
      phone: wording.say('fallback.error_field'),
    })
  })

  it('asks for what is empty', () => {
    const empty = new URLSearchParams({ 'fields.email': '' })
    expect(formAgain(empty, { code: 'email_needed', path: 'fields.email' }, wording)?.problems).toEqual({
      email: 'Merci de remplir ce champ.',
    })
  })

  it('POPINS 10: shows the new words where they have changed since the form was opened', () => {
    expect(formAgain(sent, { code: 'unknown_text', path: 'boxes.brand' }, wording)).toEqual({
      values,
      problems: {},
    })
  })

  it('is null where no change of the form would help', () => {
    expect(formAgain(sent, { code: 'contacts_off' }, wording)).toBeNull()
    expect(formAgain(sent, { code: 'no_ambassador' }, wording)).toBeNull()
  })
})

describe('voucherAgain', () => {
  it('C9: names the box that a voucher comes with, and keeps the rest', () => {
    const form = new URLSearchParams({ popin: 'voucher', 'fields.email': 'a@example.com' })
    const again = voucherAgain(form, 'Léa', wording)
    expect(again?.values).toEqual({ email: 'a@example.com' })
    expect(again?.problems.ambassador).toContain('Léa')
  })

  it('is null with the box ticked, and for every other popin', () => {
    expect(
      voucherAgain(new URLSearchParams({ popin: 'voucher', 'boxes.ambassador': 'yes' }), 'Léa', wording),
    ).toBeNull()
    expect(voucherAgain(new URLSearchParams({ popin: 'subscribe' }), 'Léa', wording)).toBeNull()
  })
})
