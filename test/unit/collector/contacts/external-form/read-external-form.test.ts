import { describe, expect, it } from 'vitest'
import { readExternalForm } from '../../../../../collector/contacts/external-form/read-external-form.ts'
import { readSubmission } from '../../../../../collector/contacts/parse-submission.ts'
import { textHash } from '../../../../../collector/contacts/text-hash.ts'
import { testBrand } from '../../../../support/test-brand.ts'

const words = {
  ambassador: 'Léa may write to me.',
  brand: 'The shop may write to me.',
  partners: 'Its two partners may write to me.',
}
const popins = { partners: { version: '2026-11', names: ['One', 'Two'] } }
const { settings } = testBrand({ forms: { newsletter: { language: 'en', ...words } }, popins })

const sent = {
  id: '6c0c2f6e-5d0f-4b3a-9a51-7f3c1f0f2a10',
  form: 'newsletter',
  page: 'https://shop.example.com/newsletter?utm=1',
  publication: 'P123',
  fields: { email: 'ana@example.com', first_name: 'Ana' },
  boxes: {
    ambassador: { ticked: true, text: ` ${words.ambassador}\n ` },
    brand: { ticked: false, text: words.brand },
    partners: { ticked: true, text: 'Its two  partners\n may write to me.' },
  },
  open_ms: 8000,
}

const problemOf = (form: unknown) => {
  const read = readExternalForm(form, settings)
  return read.ok ? null : read.problem
}

describe('a shop’s own form', () => {
  it('becomes the submission that a popin would send, with the hash of the setting’s words', () => {
    const read = readExternalForm(sent, settings)
    if (!read.ok) throw new Error(read.problem.message)
    const { submission, texts } = read.form
    expect(submission).toMatchObject({
      act: 'sent',
      popin: 'external_form',
      language: 'en',
      publication: 'P123',
    })
    expect(submission.boxes).toEqual({
      ambassador: { ticked: true, text: textHash(words.ambassador) },
      brand: { ticked: false, text: textHash(words.brand) },
      partners: { ticked: true, text: textHash(words.partners), list: texts.partners?.version },
    })
    expect(texts.boxes.map(({ hash, recipient }) => [recipient, hash])).toEqual(
      Object.entries(words).map(([recipient, text]) => [recipient, textHash(text)]),
    )
    expect(texts.partners?.names).toEqual(['One', 'Two'])
    expect(submission.popin_version).toBe(texts.version)
  })

  it('is taken by the submission’s own rules', () => {
    const read = readExternalForm({ ...sent, publication: '', ambassador: 'lea' }, settings)
    if (!read.ok) throw new Error(read.problem.message)
    expect(readSubmission(read.form.submission, settings)).toMatchObject({
      ok: true,
      submission: {
        popin: 'external_form',
        page: 'https://shop.example.com/newsletter',
        publication: null,
        ambassador: 'lea',
        fields: { email: 'ana@example.com', first_name: 'Ana' },
      },
    })
  })

  it('C10: a box that is not there was not asked', () => {
    const read = readExternalForm({ ...sent, boxes: { brand: sent.boxes.brand } }, settings)
    expect(read.ok && Object.keys(read.form.submission.boxes)).toEqual(['brand'])
  })

  it('has another version when a word of it, or the partners, are others', () => {
    const versionWith = (forms: object, partners = popins.partners) => {
      const other = testBrand({
        forms: { newsletter: { ...words, ...forms } },
        popins: { partners },
      }).settings
      const read = readExternalForm({ ...sent, boxes: {} }, other)
      return read.ok ? read.form.texts.version : null
    }
    const versions = [
      versionWith({}),
      versionWith({ brand: 'The shop may write.' }),
      versionWith({ language: 'fr' }),
      versionWith({}, { version: '2026-11', names: ['One', 'Two', 'Three'] }),
    ]
    expect(new Set(versions).size).toBe(4)
    expect(versionWith({})).toBe(versions[0])
  })

  it('is refused when nobody knows its words', () => {
    const says = (to: string, text: string) => ({ ...sent, boxes: { [to]: { ticked: true, text } } })
    for (const to of ['ambassador', 'brand', 'partners'])
      expect(problemOf(says(to, 'Everybody may write to me.'))).toMatchObject({
        code: 'unknown_text',
        path: `boxes.${to}.text`,
      })
    expect(problemOf(says('brand', words.ambassador))?.code).toBe('unknown_text')
    expect(problemOf(says('brand', ''))?.code).toBe('unknown_text')
  })

  it('has no partners’ box while the brand names no partners', () => {
    const alone = testBrand({ forms: { newsletter: words } }).settings
    expect(readExternalForm(sent, alone)).toMatchObject({
      ok: false,
      problem: { path: 'boxes.partners.text' },
    })
  })

  it.each([
    [{ ...sent, form: 'other' }, 'unknown_form', 'form'],
    [{ ...sent, form: '__proto__' }, 'unknown_form', 'form'],
    [{ ...sent, form: 'constructor' }, 'unknown_form', 'form'],
    [{ ...sent, fields: { email: 5 } }, 'invalid', 'fields'],
    [{ ...sent, fields: { 'ana@example.com': {} } }, 'invalid', 'fields'],
    [{ ...sent, boxes: { brand: true } }, 'invalid', 'boxes.brand'],
    [{ ...sent, boxes: { everybody: { ticked: true, text: '' } } }, 'unknown_field', 'boxes'],
    [{ ...sent, password: 'x' }, 'unknown_field', ''],
    [null, 'invalid', ''],
  ])('names the place of what is wrong (%#)', (form, code, path) => {
    expect(problemOf(form)).toMatchObject({ code, path })
    expect(JSON.stringify(problemOf(form))).not.toContain('ana@')
  })
})
