import { describe, expect, it } from 'vitest'
import { wordingOf } from '../../../../collector/contacts/brand-wording.ts'
import {
  composePopin,
  createAnswerPopin,
  type ShownAmbassador,
} from '../../../../collector/contacts/popin-answer.ts'
import { textHash } from '../../../../collector/contacts/text-hash.ts'
import { textSchema } from '../../../../collector/contacts/text-schema.ts'
import { createTexts } from '../../../../collector/contacts/texts.ts'
import type { BrandSettingsInput } from '../../../../collector/settings/brand-settings.ts'
import { type PopinKind, popinKinds } from '../../../../sdk/protocol/opt-in.ts'
import { languages } from '../../../../widgets/texts/languages.ts'
import { openBrandRecords } from '../../../support/brand-records.ts'
import { testBrand } from '../../../support/test-brand.ts'

const all: ['ambassador', 'brand', 'partners'] = ['ambassador', 'brand', 'partners']
const whole: Partial<BrandSettingsInput> = {
  languages,
  controller: 'Acme',
  privacyNoticeUrl: 'https://shop.example.com/notice',
  popins: {
    boxes: { subscribe: all, message: all, form: all, voucher: all },
    partners: { version: '2026-11', names: ['Northern Maps', 'Dry Feet'] },
    voucher: { code: 'WELCOME10' },
  },
}
const lea: ShownAmbassador = { alias: 'Léa', picture: 'https://pictures.example/lea.webp' }

const compose = (
  kind: PopinKind,
  language = 'en',
  settings: Partial<BrandSettingsInput> = whole,
  ambassador: ShownAmbassador | null = lea,
) => {
  const brand = testBrand(settings)
  return composePopin(brand, kind, wordingOf(brand, language), ambassador)
}

function ask(settings: Partial<BrandSettingsInput> = whole) {
  const brand = testBrand(settings)
  const records = openBrandRecords(textSchema)
  const texts = createTexts({ records, now: () => 1 })
  const asked: string[] = []
  const answerPopin = createAnswerPopin({
    texts,
    async findPublication(name, id) {
      asked.push(`${name}/${id}`)
      return id === 'P1' ? lea : null
    },
  })
  return { brand, texts, asked, answerPopin }
}

describe('a popin’s answer', () => {
  it.each(popinKinds)('of %s has nothing left open, in any language', (kind) => {
    for (const language of languages) {
      const { answer } = compose(kind, language)
      expect(answer.language).toBe(language)
      for (const [name, text] of Object.entries(answer.texts)) {
        expect([language, name, text]).not.toEqual([language, name, expect.stringMatching(/[{}]/)])
        expect([
          language,
          name,
          text.length > 0 || name.startsWith('box_') || name === 'partners_list',
        ]).toEqual([language, name, true])
      }
    }
  })

  it('POPINS 10: carries for each box the hash of exactly the text that it carries', () => {
    for (const kind of ['order', 'subscribe', 'message', 'form', 'voucher'] as const) {
      const { texts, text_hashes: hashes, boxes } = compose(kind, 'fr').answer
      if (!('notice' in texts)) throw new Error('there is no form')
      expect(Object.keys(hashes)).toEqual(boxes)
      for (const to of boxes) expect(hashes[to]).toBe(textHash(texts[`box_${to}`]))
    }
  })

  it('POPINS 1: has one box a recipient, as the brand asks, in one order', () => {
    expect(compose('subscribe').answer.boxes).toEqual(['ambassador', 'brand', 'partners'])
    const popins = { ...whole.popins, boxes: { subscribe: ['partners' as const, 'brand' as const] } }
    const { answer } = compose('subscribe', 'en', { ...whole, popins })
    expect(answer.boxes).toEqual(['brand', 'partners'])
    expect(compose('order').answer.boxes).toEqual(['ambassador'])
    expect([compose('consent').answer.boxes, compose('pick').answer.boxes]).toEqual([[], []])
  })

  it('has no box, and no sentence, for an ambassador that nobody knows', () => {
    const { answer } = compose('subscribe', 'en', whole, null)
    expect(answer.boxes).toEqual(['brand', 'partners'])
    expect(answer.ambassador).toBeNull()
    expect(answer.texts).toMatchObject({ box_ambassador: '', title: 'News from Acme' })
  })

  it('POPINS 2: names the controller, the number of partners and all of them', () => {
    const { answer } = compose('subscribe')
    expect(answer.texts).toMatchObject({
      box_brand: 'Acme may send me its news and offers by e-mail.',
      box_partners: '2 partners of Acme may send me their offers by e-mail.',
      partners_list: 'See the 2 partners',
    })
    expect(answer.partners?.names).toEqual(['Northern Maps', 'Dry Feet'])
  })

  it('POPINS 2: another name in the list is another version, even where the brand calls it the same', () => {
    const withNames = (names: string[]) =>
      compose('subscribe', 'en', {
        ...whole,
        popins: { ...whole.popins, partners: { version: '2026-11', names } },
      }).answer
    const [one, two] = [withNames(['Northern Maps']), withNames(['Southern Maps'])]
    expect(one.partners?.version).toMatch(/^2026-11\.[\da-f]{8}$/)
    expect(one.partners?.version).not.toBe(two.partners?.version)
    expect(one.version).not.toBe(two.version)
    expect(withNames(['Northern Maps']).partners?.version).toBe(one.partners?.version)
  })

  it('G3: links to the notice that the brand names, else to /privacy on its first origin', () => {
    expect(compose('subscribe').answer.privacy_url).toBe('https://shop.example.com/notice')
    expect(compose('subscribe', 'en', {}).answer.privacy_url).toBe('https://shop.example.com/privacy')
  })

  it('POPINS 7: waits 3 seconds after an order and 10 on a blog, unless the brand says otherwise', () => {
    expect([compose('order'), compose('subscribe')].map(({ answer }) => answer.delay_seconds)).toEqual([
      3, 10,
    ])
    const slow = { popins: { delaySeconds: { order: 20 } } }
    expect(compose('order', 'en', slow).answer.delay_seconds).toBe(20)
  })

  it('names the ambassador in the answer and in the sentence, without what would turn the sentence', () => {
    const { answer } = compose('order', 'en', whole, { alias: 'Léa\u202eevil\n', picture: null })
    expect(answer.texts.title).toBe('A word to Léaevil?')
    expect(compose('order', 'ar').answer).toMatchObject({ direction: 'rtl' })
    expect(compose('order', 'ar').answer.texts.title).toContain('\u2068Léa\u2069')
  })

  it('its version follows the texts, the fields and the language, not the ambassador', () => {
    const { version } = compose('subscribe').answer
    expect(version).toMatch(/^en\.3\.[\da-f]{16}$/)
    expect(compose('subscribe', 'en', whole, { alias: 'Tom', picture: null }).answer.version).toBe(version)
    expect(compose('subscribe', 'fr').answer.version).not.toBe(version)
    expect(compose('message').answer.version).not.toBe(version)
    const own = { ...whole, popins: { ...whole.popins, texts: { en: { 'subscribe.send': 'Go' } } } }
    expect(compose('subscribe', 'en', own).answer.version).not.toBe(version)
  })
})

describe('answerPopin', () => {
  it('POPINS 10: keeps the sentences before it says them', async () => {
    const { brand, texts, answerPopin } = ask()
    const answered = await answerPopin(brand, { kind: 'subscribe', language: 'fr', publication: 'P1' })
    if (!answered.ok) throw new Error(answered.reason)
    const { text_hashes: hashes, texts: said, partners } = answered.answer
    expect(await texts.knows(brand.name, hashes.ambassador ?? '', 'ambassador')).toBe(true)
    expect(await texts.textOf(brand.name, hashes.partners ?? '')).toMatchObject({
      text: 'box_partners' in said ? said.box_partners : '',
      language: 'fr',
    })
    expect(await texts.partnersOf(brand.name, partners?.version ?? '')).toEqual(['Northern Maps', 'Dry Feet'])
  })

  it('says nothing when it cannot be kept', async () => {
    const trouble = new Error('the disk is full')
    const answerPopin = createAnswerPopin({
      texts: { keep: () => Promise.reject(trouble) },
      findPublication: async () => lea,
    })
    await expect(answerPopin(testBrand(), { kind: 'subscribe' })).rejects.toThrow(trouble)
  })

  it('asks for the publication by its ID, and goes without one that nobody knows', async () => {
    const { brand, asked, answerPopin } = ask()
    const answered = await answerPopin(brand, { kind: 'message', publication: 'nobody' })
    expect(answered).toMatchObject({ ok: true, answer: { ambassador: null } })
    await answerPopin(brand, { kind: 'message', publication: 'P1' })
    expect(asked).toEqual(['shop/nobody', 'shop/P1'])
  })

  it('is not given about an order or a voucher whose ambassador nobody knows', async () => {
    const { brand, answerPopin } = ask()
    for (const kind of ['order', 'voucher'] as const) {
      expect(await answerPopin(brand, { kind })).toEqual({ ok: false, reason: 'no_publication' })
      expect(await answerPopin(brand, { kind, publication: 'x' })).toEqual({
        ok: false,
        reason: 'no_publication',
      })
      expect(await answerPopin(brand, { kind, publication: 'P1' })).toMatchObject({ ok: true })
    }
  })

  it('C9: is not given about a voucher that the brand does not give', async () => {
    const { brand, answerPopin } = ask({})
    expect(await answerPopin(brand, { kind: 'voucher', publication: 'P1' })).toEqual({
      ok: false,
      reason: 'no_voucher',
    })
  })

  it('C9: never holds the voucher’s code: that comes with the opt-in', async () => {
    const { brand, answerPopin } = ask()
    const answered = await answerPopin(brand, { kind: 'voucher', publication: 'P1' })
    expect(JSON.stringify(answered)).not.toContain('WELCOME10')
  })
})
