import { describe, expect, it } from 'vitest'
import {
  type ContactSource,
  contactSources,
  parseContact,
} from '../../../../../collector/contacts/from-server/parse-contact.ts'
import { testBrand } from '../../../../support/test-brand.ts'

const { settings } = testBrand({ region: 'FR' })
const ana = { external_id: 'C-1', source: 'imported', ambassador: 'lea', email: 'ana@example.com' }
const problemOf = (contact: unknown) => {
  const parsed = parseContact(contact, settings)
  return parsed.ok ? null : parsed.problem
}

describe('a contact', () => {
  it.each(Object.entries(contactSources))('%s is the way in %s', (source, way) => {
    const parsed = parseContact({ ...ana, source }, settings)
    expect(parsed.ok && contactSources[parsed.item.source]).toBe(way)
  })

  it('is read with every field that it may have', () => {
    const fields = {
      first_name: 'Ana',
      last_name: 'Silva',
      email: 'ana@example.com',
      phone: '+33612345678',
      message: 'Line 1\nLine 2',
      city: 'Lyon',
      postal_code: '69001',
      custom: { shoe_size: '38' },
    }
    const sent = { ...ana, ...fields, phone: '06 12 34 56 78', message: 'Line 1\r\nLine 2' }
    expect(parseContact(sent, settings)).toEqual({
      ok: true,
      item: {
        externalId: 'C-1',
        source: 'imported',
        ambassador: 'lea',
        fields,
        optIns: { ambassador: null, brand: null, partners: null },
      },
    })
  })

  it('keeps asked-and-no apart from not-asked', () => {
    const sent = { ...ana, source: 'external_form', ambassador_opt_in: false, brand_opt_in: true }
    expect(parseContact(sent, settings)).toMatchObject({
      ok: true,
      item: { optIns: { ambassador: false, brand: true, partners: null } },
    })
  })

  it.each<ContactSource>(['entered', 'imported', 'social'])('C1, C2, C4: %s brings no opt-in', (source) => {
    for (const answer of [true, false])
      expect(problemOf({ ...ana, source, partners_opt_in: answer })).toMatchObject({
        code: 'invalid',
        path: 'partners_opt_in',
      })
  })

  it('V5: needs one filled field of the person', () => {
    const { email: _, ...nobody } = ana
    expect(problemOf(nobody)).toMatchObject({ code: 'invalid', path: '' })
    expect(problemOf({ ...nobody, first_name: ' \u200b ', custom: {} })).toMatchObject({ path: '' })
    for (const field of ['first_name', 'last_name', 'message', 'city', 'postal_code'])
      expect(problemOf({ ...nobody, [field]: 'x' })).toBeNull()
  })

  it.each([
    [{ ...ana, external_id: undefined }, 'external_id'],
    [{ ...ana, external_id: '' }, 'external_id'],
    [{ ...ana, external_id: 5 }, 'external_id'],
    [{ ...ana, source: 'bought' }, 'source'],
    [{ ...ana, ambassador: null }, 'ambassador'],
    [{ ...ana, phone: '12' }, 'phone'],
    [{ ...ana, city: 'a\u2028b' }, 'city'],
    [{ ...ana, message: 'a\u0000b' }, 'message'],
    [{ ...ana, message: 'x'.repeat(2001) }, 'message'],
    [{ ...ana, custom: { 'Bad name': 'x' } }, 'custom'],
    [{ ...ana, custom: { note: 'a\nb' } }, 'custom'],
    [
      { ...ana, custom: Object.fromEntries(Array.from({ length: 21 }, (_, at) => [`f${at}`, 'x'])) },
      'custom',
    ],
    [{ ...ana, source: 'brand_database', brand_opt_in: 1 }, 'brand_opt_in'],
  ])('names the place of what is wrong (%#)', (contact, path) => {
    expect(problemOf(contact)).toMatchObject({ code: 'invalid', path })
  })

  it('S6: __proto__ and constructor are no fields, and change no object', () => {
    const evil = JSON.parse(`{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}`)
    expect(problemOf(Object.assign(evil, ana))).toMatchObject({ code: 'unknown_field' })
    const custom = JSON.parse('{"__proto__":"x","constructor":"y"}')
    const parsed = parseContact({ ...ana, custom }, settings)
    expect('polluted' in {}).toBe(false)
    expect(parsed.ok && JSON.stringify(parsed.item.fields.custom ?? {})).not.toContain('__proto__')
  })
})
