import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordingOf } from '../../collector/contacts/brand-wording.ts'
import { composePopin } from '../../collector/contacts/popin-answer.ts'
import { textHash } from '../../collector/contacts/text-hash.ts'
import { html } from '../../collector/pages/html.ts'
import { asName } from '../../widgets/texts/fill.ts'
import { languages } from '../../widgets/texts/languages.ts'
import { popinBrand } from '../support/popin-answer.ts'

const anyText = fc.string({ unit: 'binary' })
const anyLanguage = fc.constantFrom(...languages)

describe('whatever a text is', () => {
  it('S5: on a page it brings no quote, angle bracket or control character along', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const markup = String(html`${text}`)
        expect(markup).not.toMatch(/[<>"']|[^\P{Cc}\t\n\r]/u)
        expect(markup.isWellFormed()).toBe(true)
      }),
    )
  })

  it('S5: as a name it is one line without control or direction characters, and twice is once', () => {
    fc.assert(
      fc.property(anyText, anyLanguage, (name, language) => {
        const shown = asName(name, language)
        const bare = shown.replace(/^\u2068|\u2069$/g, '')
        expect(bare).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u)
        expect(bare).toBe(bare.trim())
        expect(shown.isWellFormed()).toBe(true)
        expect(asName(shown, language)).toBe(shown)
      }),
    )
  })

  it('POPINS 10: as an alias, what is kept gives every sentence back, and holds the alias in one place only', () => {
    const say = (alias: string, language: string) =>
      composePopin(popinBrand, 'message', wordingOf(popinBrand, language), { alias, picture: null })
    fc.assert(
      fc.property(anyText, anyLanguage, (alias, language) => {
        const { answer, shown } = say(alias, language)
        for (const { wording, alias: kept, recipient, hash } of shown.boxes) {
          const text = kept === null ? wording : wording.split('{ambassador}').join(kept)
          expect(textHash(text)).toBe(hash)
          expect(answer.text_hashes[recipient]).toBe(hash)
        }
        expect(shown.texts).toEqual(say('Léa', language).shown.texts)
      }),
    )
  })
})
