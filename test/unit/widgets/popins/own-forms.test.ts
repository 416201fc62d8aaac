// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest'
import { readExternalForm } from '../../../../collector/contacts/external-form/read-external-form.ts'
import { readOwnForm } from '../../../../widgets/popins/own-forms.ts'
import { testBrand } from '../../../support/test-brand.ts'

const words = { ambassador: 'Léa may write to me.', brand: 'The shop may write to me.' }
const { settings } = testBrand({ forms: { newsletter: { language: 'en', ...words } } })

const page = { crypto, performance, location: { origin: 'https://shop.example.com', pathname: '/news' } }

/** What is read of this form. `cookie`: the publication that brought the shopper. */
function read(html: string, cookie?: string) {
  document.body.innerHTML = html
  const form = document.querySelector('form')
  if (!form) throw new Error('no form')
  return readOwnForm(page, { read: () => cookie }, form)
}

const whole = `
  <form data-candor-form="newsletter" data-candor-publication="P1" data-candor-ambassador="lea">
    <input name="a" data-candor-field="email" value="ana@example.com">
    <textarea data-candor-field="message">Hello</textarea>
    <select data-candor-field="city"><option>Lyon</option></select>
    <input name="password" value="secret"><input type="hidden" name="token" value="secret">
    <label><input type="checkbox" data-candor-field="ambassador" checked> Léa may
      write to <b>me</b>.</label>
    <input type="checkbox" id="b" data-candor-field="brand"><label for="b">The shop may write to me.</label>
  </form>`

describe('C10: what is read of a shop’s own form', () => {
  test('the marked fields, and each box with the words beside it, ticked or not', () => {
    expect(read(whole)).toMatchObject({
      form: 'newsletter',
      page: 'https://shop.example.com/news',
      publication: 'P1',
      ambassador: 'lea',
      fields: { email: 'ana@example.com', message: 'Hello', city: 'Lyon' },
      boxes: { ambassador: { ticked: true }, brand: { ticked: false, text: words.brand } },
    })
  })

  test('is what the collector takes, each time under an ID of its own', () => {
    const [one, other] = [read(whole), read(whole)]
    expect(one.id).not.toBe(other.id)
    expect(readExternalForm(JSON.parse(JSON.stringify(one)), settings)).toMatchObject({
      ok: true,
      form: { submission: { popin: 'external_form', act: 'sent', publication: 'P1', ambassador: 'lea' } },
    })
  })

  test('nothing that is not marked travels', () => {
    expect(JSON.stringify(read(whole))).not.toContain('secret')
  })

  test('a box that is not there was not asked', () => {
    expect(
      read('<form data-candor-form="newsletter"><input data-candor-field="email"></form>').boxes,
    ).toEqual({})
  })

  test('where the form names no publication, it is the one that brought the shopper', () => {
    const form = '<form data-candor-form="newsletter"></form>'
    expect(read(form, 'P7').publication).toBe('P7')
    expect(read(form).publication).toBe('')
  })
})
