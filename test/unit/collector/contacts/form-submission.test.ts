import naughty from 'big-list-of-naughty-strings'
import { Window } from 'happy-dom'
import { describe, expect, it } from 'vitest'
import { wordingOf } from '../../../../collector/contacts/brand-wording.ts'
import { formSubmission } from '../../../../collector/contacts/form-submission.ts'
import { readSubmission } from '../../../../collector/contacts/parse-submission.ts'
import { type FormOptions, fallbackForm } from '../../../../collector/pages/fallback-form.ts'
import { renderPage } from '../../../../collector/pages/page.ts'
import type { PopinKind } from '../../../../sdk/protocol/opt-in.ts'
import type { PopinField } from '../../../../sdk/protocol/popin.ts'
import { popinAnswer, popinBrand } from '../../../support/popin-answer.ts'

const circumstances = {
  id: '0f8fad5b-d9cb-469f-a165-70867728950e',
  page: 'https://shop.example.com/_c/f/shop/message',
}

/** The form of a popin, as a browser has it. */
function openForm(kind: PopinKind, over: Partial<FormOptions> = {}, gpc = false, own?: PopinField[]) {
  const { version, texts, text_hashes: textHashes, boxes, partners, fields: its } = popinAnswer(kind)
  const fields = own ?? its
  if (!('notice' in texts)) throw new Error('there is no form')
  const shown = gpc ? boxes.filter((to) => to !== 'partners') : boxes
  const body = fallbackForm({
    wording: wordingOf(popinBrand, 'en'),
    content: { kind, version, texts, textHashes, boxes: shown, partners: gpc ? null : partners, fields },
    action: '../../o/shop',
    leave: 'https://shop.example.com',
    publication: 'P1',
    order: null,
    ...over,
  })
  const { document } = new Window()
  document.write(renderPage({ root: '../../', language: 'en', title: 'x', body, notice: null }))
  const input = (name: string) => {
    const found = document.querySelector(`[name="${name}"]`)
    if (!found) throw new Error(`there is no ${name}`)
    return found
  }
  return {
    document,
    input,
    type: (name: string, text: string) => input(`fields.${name}`).setAttribute('value', text),
    tick: (to: string) => input(`boxes.${to}`).setAttribute('checked', ''),
    /** What a browser sends, of each control that counts. */
    sent(): URLSearchParams {
      const controls = [...document.querySelectorAll('[name]')].filter(
        (control) => control.getAttribute('type') !== 'checkbox' || control.hasAttribute('checked'),
      )
      return new URLSearchParams(
        controls.map((control) => [
          control.getAttribute('name') ?? '',
          control.tagName === 'TEXTAREA'
            ? (control.textContent ?? '')
            : (control.getAttribute('value') ?? ''),
        ]),
      )
    },
  }
}

describe('a form without JavaScript', () => {
  it('POPINS 1: has every box un-ticked and one a recipient', () => {
    const { document } = openForm('subscribe')
    const boxes = [...document.querySelectorAll('input[type=checkbox]')]
    expect(boxes.map((box) => box.getAttribute('name'))).toEqual([
      'boxes.ambassador',
      'boxes.brand',
      'boxes.partners',
    ])
    expect(boxes.some((box) => box.hasAttribute('checked') || box.hasAttribute('required'))).toBe(false)
  })

  it('POPINS 10: sends for each displayed box the hash of the text beside it, ticked or not', () => {
    const form = openForm('subscribe')
    form.type('email', 'a@example.com')
    form.tick('brand')
    const parsed = readSubmission(formSubmission(form.sent(), circumstances), popinBrand.settings)
    if (!parsed.ok) throw new Error(parsed.error.message)
    const { text_hashes: hashes, partners } = popinAnswer('subscribe')
    expect(parsed.submission).toMatchObject({
      id: circumstances.id,
      act: 'sent',
      popin: 'subscribe',
      language: 'en',
      publication: 'P1',
      page: circumstances.page,
      fields: { email: 'a@example.com' },
      boxes: {
        ambassador: { ticked: false, text: hashes.ambassador },
        brand: { ticked: true, text: hashes.brand },
        partners: { ticked: false, text: hashes.partners, list: partners?.version },
      },
      isTrapped: false,
    })
  })

  it.each(['order', 'subscribe', 'message', 'form', 'voucher'] as const)(
    'of %s is read as a submission when nothing but what it needs is filled in',
    (kind) => {
      const form = openForm(kind)
      for (const { name, required } of popinAnswer(kind).fields)
        if (required && name !== 'message') form.type(name, 'a@example.com')
      if (kind === 'message') form.input('fields.message').textContent = 'Hello'
      expect(readSubmission(formSubmission(form.sent(), circumstances), popinBrand.settings)).toMatchObject({
        ok: true,
        submission: { popin: kind, popinVersion: popinAnswer(kind).version },
      })
    },
  )

  it('POPINS 9: with GPC has no partners box, and sends none', () => {
    const form = openForm('subscribe', {}, true)
    form.type('email', 'a@example.com')
    expect(Object.keys(Object(formSubmission(form.sent(), circumstances)).boxes)).toEqual([
      'ambassador',
      'brand',
    ])
    expect(form.document.querySelector('details')).toBeNull()
  })

  it('S13: has a trap that people neither see nor reach, and tells when it was filled', () => {
    const form = openForm('subscribe')
    const trap = form.input('nickname')
    expect([trap.getAttribute('tabindex'), trap.closest('[aria-hidden=true]') !== null]).toEqual(['-1', true])
    form.type('email', 'a@example.com')
    trap.setAttribute('value', 'robot')
    expect(readSubmission(formSubmission(form.sent(), circumstances), popinBrand.settings)).toMatchObject({
      submission: { isTrapped: true },
    })
  })

  it('shows again what was typed, with each problem tied to its field', () => {
    const again = {
      values: { email: 'a@', message: '  two\nlines' },
      problems: { email: 'Not an address', ambassador: 'Tick?' },
    }
    const { document, input } = openForm('message', { again })
    const email = input('fields.email')
    expect([email.getAttribute('value'), email.getAttribute('aria-invalid')]).toEqual(['a@', 'true'])
    const described = document.getElementById(email.getAttribute('aria-describedby') ?? '')
    expect(described?.textContent).toBe('Not an address')
    expect(input('boxes.ambassador').getAttribute('aria-describedby')).toBe(
      'box-ambassador-problem box-ambassador-warning',
    )
    expect(input('fields.message').textContent).toContain('  two\nlines')
    expect(document.querySelector('[role=alert]')?.textContent).toContain('Nothing has been sent yet')
  })

  it('labels every control that is seen', () => {
    const { document } = openForm('message')
    for (const control of document.querySelectorAll('.field [name], .box [name]'))
      expect(document.querySelector(`label[for="${control.id}"]`)?.textContent).toBeTruthy()
  })

  it('S5: shows naughty labels and values as text, and sends the values back unchanged', () => {
    const wellFormed = (text: string) => text.toWellFormed().replace(/[^\P{Cc}\t\n\r]/gu, '\u{fffd}')
    const names = naughty.map((_, index) => `field_${index}`)
    const values = Object.fromEntries(naughty.map((text, index) => [`field_${index}`, text]))
    const fields = names.map((name, index) => ({
      name,
      type: 'text' as const,
      required: false,
      label: naughty[index] ?? '',
    }))
    const form = openForm(
      'form',
      { order: naughty.join(''), again: { values, problems: values } },
      false,
      fields,
    )
    for (const [index, text] of naughty.entries()) {
      expect(form.input(`fields.field_${index}`).getAttribute('value')).toBe(wellFormed(text))
    }
    expect(form.sent().get('transaction_id')).toBe(wellFormed(naughty.join('')))
    expect(form.document.querySelectorAll('script, img, iframe, svg, [onerror], [onload]').length).toBe(0)
    expect(form.document.querySelectorAll('.field').length).toBe(naughty.length)
  }, 20_000)
})

describe('formSubmission', () => {
  it('keeps line breaks as the person made them, and nothing that is no input', () => {
    const form = new URLSearchParams({
      'fields.message': 'a\r\nb',
      other: 'x',
      'fields.': 'y',
      page: 'https://evil.example/',
    })
    expect(formSubmission(form, circumstances)).toMatchObject({
      page: circumstances.page,
      fields: { message: 'a\nb' },
      boxes: {},
    })
    expect(formSubmission(form, circumstances)).not.toHaveProperty('other')
  })

  it('S6: a field called __proto__ changes no object', () => {
    const made = formSubmission(new URLSearchParams('fields.__proto__=x&fields.constructor=y'), circumstances)
    expect(Object.getPrototypeOf(Object(made).fields)).toBe(Object.prototype)
    expect(readSubmission(made, popinBrand.settings).ok).toBe(false)
  })
})
