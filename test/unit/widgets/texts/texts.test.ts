import { createHash } from 'node:crypto'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { type Language, languages, languageTable } from '../../../../widgets/texts/languages.ts'
import { placeholders } from '../../../../widgets/texts/placeholders.ts'
import {
  isPluralKey,
  type PlainKey,
  plainTexts,
  pluralTexts,
  type TextKey,
} from '../../../../widgets/texts/text-table.ts'
import type { AnyTexts, Texts } from '../../../../widgets/texts/texts.ts'
import { textsByLanguage, textVersions } from '../../../../widgets/texts/texts-by-language.ts'

const keys = [...Object.keys(plainTexts), ...Object.keys(pluralTexts)].sort()

/** Every sentence of a language with its key; a plural key once a form. */
function sentencesOf(texts: AnyTexts): { key: TextKey; form: string; text: string }[] {
  const plain = (Object.keys(plainTexts) as PlainKey[]).map((key) => ({ key, form: '', text: texts[key] }))
  const plural = Object.keys(pluralTexts)
    .filter(isPluralKey)
    .flatMap((key) => Object.entries(texts[key]).map(([form, text]) => ({ key, form, text: text ?? '' })))
  return [...plain, ...plural]
}

const heldBy = (text: string) => [...text.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name ?? '')

/**
 * What each language says, as a hash. A changed text is another text to agree to: raise the language's number in
 * `textVersions`, and only then write the new hash here.
 */
const shipped: Record<Language, { version: number; digest: string }> = {
  en: { version: 3, digest: 'd8002b9b9df5' },
  fr: { version: 3, digest: 'df0001b194e8' },
  de: { version: 3, digest: '26a1dc905c16' },
  es: { version: 3, digest: '1a36befefce6' },
  it: { version: 3, digest: 'ee263ba7aa7c' },
  nl: { version: 3, digest: '3f109a77cd55' },
  pt: { version: 3, digest: 'c08c1eaf68e3' },
  pl: { version: 3, digest: 'e7b9740be710' },
  ar: { version: 3, digest: '1b956f21d1b4' },
  ja: { version: 3, digest: 'af5cdd06f1c9' },
}

const sorted = (sentences: ReturnType<typeof sentencesOf>) =>
  sentences.map(({ key, form, text }) => `${key}/${form}: ${text}`).sort()
const digestOf = (texts: AnyTexts) =>
  createHash('sha256')
    .update(JSON.stringify(sorted(sentencesOf(texts))))
    .digest('hex')
    .slice(0, 12)

describe.each(languages)('texts in %s', (language) => {
  const texts = textsByLanguage[language]
  const sentences = sentencesOf(texts)

  it('has every key of the table and no other', () => {
    expect(Object.keys(texts).sort()).toEqual(keys)
  })

  it('holds in each text the names that are filled in there, and no other', () => {
    for (const { key, form, text } of sentences) {
      const needed: readonly string[] = isPluralKey(key) ? pluralTexts[key].holds : plainTexts[key]
      const number = isPluralKey(key) ? pluralTexts[key].by : null
      const mayLack = form !== '' && form !== 'other' ? number : null
      const lacking = needed.filter((name) => name !== mayLack && !text.includes(`{${name}}`))
      const strange = heldBy(text).filter((name) => !needed.includes(name))
      expect({ key, lacking, strange }).toEqual({ key, lacking: [], strange: [] })
    }
  })

  it('is plain text: no markup, no control character, no space at an end, no doubled one, well-formed', () => {
    for (const { key, text } of sentences) {
      expect([key, text]).toEqual([key, text.trim()])
      expect([key, text]).not.toEqual([key, expect.stringMatching(/[<>\p{Cc}]|&\w+;|\s\s/u)])
      expect(text.length).toBeGreaterThan(0)
      expect(text.isWellFormed()).toBe(true)
    }
  })

  it('has exactly the plural forms by which its language counts', () => {
    const counted = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    expect([...languageTable[language].plurals].sort()).toEqual([...counted].sort())
    for (const key of Object.keys(pluralTexts).filter(isPluralKey))
      expect(Object.keys(texts[key]).sort()).toEqual([...counted].sort())
  })

  it('is written in the direction that its script runs', () => {
    const isArabic = /\p{Script=Arabic}/u.test(texts['popin.notice'])
    expect(languageTable[language].direction).toBe(isArabic ? 'rtl' : 'ltr')
  })

  it('POPINS 4: says beside each box who may write, by which channel, and what for', () => {
    const channel = /e-?mail|correo|البريد الإلكتروني|メール/i
    for (const key of ['popin.box_ambassador', 'message.box_ambassador', 'popin.box_brand'] as const)
      expect(texts[key]).toMatch(channel)
    expect(texts['popin.box_partners'].other).toMatch(channel)
    expect(texts['popin.box_ambassador']).toContain('{brand}')
  })

  it('does not push: no exclamation mark, no capitals that shout', () => {
    for (const { key, text } of sentences)
      expect([key, text]).not.toEqual([key, expect.stringMatching(/[!¡！]|\p{Lu}{5,}/u)])
  })

  it('says the same under the same version', () => {
    const { version, digest } = shipped[language]
    expect({ version: textVersions[language], digest: digestOf(texts) }).toEqual({ version, digest })
  })
})

describe('texts', () => {
  it('are there in the ten languages that ship', () => {
    expect(languages).toEqual(['en', 'fr', 'de', 'es', 'it', 'nl', 'pt', 'pl', 'ar', 'ja'])
  })

  it('are translated: no longer sentence is the English one', () => {
    for (const language of languages.filter((one) => one !== 'en'))
      for (const [key, text] of Object.entries(textsByLanguage[language])) {
        const english = textsByLanguage.en[key as PlainKey]
        if (typeof text === 'string' && english.split(' ').length > 2)
          expect([language, key, text]).not.toEqual([language, key, english])
      }
  })

  it('name only placeholders that exist', () => {
    const named = [
      ...Object.values(plainTexts).flat(),
      ...Object.values(pluralTexts).flatMap(({ holds }) => holds),
    ]
    expect(named.filter((name) => !placeholders.includes(name))).toEqual([])
  })

  it('a missing key, plural form or placeholder does not compile', () => {
    expectTypeOf<'The shop may write.'>().not.toExtend<Texts<'en'>['popin.box_brand']>()
    expectTypeOf<'{brand} may write.'>().toExtend<Texts<'en'>['popin.box_brand']>()
    expectTypeOf<{ one: string }>().not.toExtend<Texts<'en'>['popin.partners_list']>()
    expectTypeOf<Omit<Texts<'en'>, 'popin.close'>>().not.toExtend<Texts<'en'>>()
  })
})
