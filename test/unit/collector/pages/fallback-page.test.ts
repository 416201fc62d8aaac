import { Window } from 'happy-dom'
import { describe, expect, it } from 'vitest'
import { neutralWording, wordingOf } from '../../../../collector/contacts/brand-wording.ts'
import {
  formPage,
  nothingPage,
  scriptOnlyPage,
  sentPage,
  troublePage,
} from '../../../../collector/pages/fallback-page.ts'
import { type PageOptions, renderPage } from '../../../../collector/pages/page.ts'
import { voiceOf } from '../../../../collector/pages/page-voice.ts'
import { languages } from '../../../../widgets/texts/languages.ts'
import { popinAnswer, popinBrand, popinVoucher } from '../../../support/popin-answer.ts'

const { settings } = popinBrand
const wording = wordingOf(popinBrand, 'en')
const options = { root: '../', wording, settings } as const

function opened(page: PageOptions) {
  const { document } = new Window()
  document.write(renderPage(page))
  return document
}
const textOf = (page: PageOptions) => opened(page).querySelector('main')?.textContent ?? ''

describe('the page after a form', () => {
  it('says what became of it where nothing is to be confirmed', () => {
    expect(textOf(sentPage(options, 'message', 'Léa', false, null))).toContain(
      'Sent. Léa will read your message.',
    )
    expect(textOf(sentPage(options, 'subscribe', 'Léa', false, null))).toContain('Done, thank you.')
    expect(textOf(sentPage(options, 'external_form', 'Léa', false, null))).toContain('Thank you')
  })

  it('POPINS 11: sends to the mail where something was agreed to, whatever the popin', () => {
    for (const kind of ['subscribe', 'message', 'form', 'voucher'] as const)
      expect(textOf(sentPage(options, kind, 'Léa', true, null))).toContain('Please check your e-mail')
  })

  it('C9: shows the voucher as text and as a QR code, and still sends to the mail', () => {
    const voucher = popinVoucher()
    const page = sentPage(options, 'voucher', 'Léa', true, voucher)
    expect(textOf(page)).toContain(voucher.code)
    expect(textOf(page)).toContain('Please check your e-mail')
    const picture = opened(page).querySelector('svg[role=img]')
    expect(picture?.getAttribute('aria-label')).toBe('QR code of your voucher')
    expect(picture?.querySelector('path')?.getAttribute('d')).toBe(voucher.qr.path)
    expect(textOf(sentPage(options, 'voucher', 'Léa', false, voucher))).not.toContain('check your e-mail')
  })

  it('S14: never repeats what was typed, and knows nothing of the address', () => {
    const one = renderPage(sentPage(options, 'subscribe', 'Léa', true, null))
    expect(one).toBe(renderPage(sentPage(options, 'subscribe', 'Léa', true, null)))
    expect(one).not.toContain('@')
  })
})

describe('the other pages', () => {
  it.each(['consent', 'pick'] as const)('%s says why there is no form, and has none', (kind) => {
    const page = opened(scriptOnlyPage(options, kind, 'Title'))
    expect(page.querySelector('form')).toBeNull()
    expect(page.querySelector('main')?.textContent).toContain('JavaScript')
  })

  it('the form’s page has the popin’s title and form', () => {
    const { texts, version, text_hashes: textHashes, boxes, partners, fields } = popinAnswer('subscribe')
    const content = { kind: 'subscribe', version, texts, textHashes, boxes, partners, fields }
    const form = { wording, content, action: '../o/shop', leave: '/', publication: null, order: null }
    const page = opened(formPage(options, texts.title, form))
    expect(page.querySelector('h1')?.textContent).toBe('News from Léa')
    expect(page.querySelector('form')?.getAttribute('action')).toBe('../o/shop')
    expect(page.querySelector('[name=publication]')).toBeNull()
  })

  it.each(languages)('in %s names no brand where there is none', (language) => {
    for (const page of [
      nothingPage('../', voiceOf(null, [language])),
      troublePage('../', neutralWording(language)),
    ]) {
      expect(opened(page).documentElement.lang).toBe(language)
      expect(textOf(page)).not.toMatch(/[{}]|undefined/)
      expect(opened(page).querySelector('a')).toBeNull()
    }
  })
})
