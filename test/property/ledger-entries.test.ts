import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entryText, parseEntry, readEntryPlace } from '../../collector/ledger/entry-form.ts'
import { noHash } from '../../collector/ledger/hash-text.ts'
import { makeEntry } from '../../collector/ledger/make-entry.ts'
import { firstPepperOnly, ledgerAct } from '../support/test-ledger.ts'
import { noon } from '../support/wire-batch.ts'

const place = { brand: 'acme', sequence: 1, previous: noHash, at: noon }

/** The text of an entry, or the field that it was refused for. */
function written(fields: Parameters<typeof ledgerAct>[0]): string {
  const text = entryText(makeEntry(ledgerAct(fields), place, firstPepperOnly))
  return text.ok ? text.body : text.field
}

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', maxLength: 300 }))
const anyPage = fc.oneof(
  anyText,
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  anyText.map((text) => `https://shop.example.com/${text}`),
  anyText.map((text) => `https://${text}.example.com/`),
)

describe('whatever an act says', () => {
  it('its page is written down without a query, a fragment and a way out of the text, or not at all', () => {
    fc.assert(
      fc.property(anyPage, (page) => {
        const entry = parseEntry(written({ page }))
        expect(entry).not.toBeNull()
        expect(entry?.page ?? '').not.toMatch(/[?#"\\\s]/)
      }),
      { numRuns: 3000 },
    )
  })

  it('its IDs are written down as tags', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (contact, ambassador, order) => {
        const entry = parseEntry(written({ contact, ambassador, order }))
        for (const tag of [entry?.contact, entry?.ambassador, entry?.order])
          expect(tag).toMatch(/^h1_[\w-]{43}$/)
      }),
    )
  })

  it.each([
    ['language', 'language'],
    ['popin_version', 'popinVersion'],
    ['partners_list', 'partnersList'],
    ['notice_version', 'noticeVersion'],
    ['text_hash', 'textHash'],
  ] as const)('its %s is written down only where no address, name or number could be', (field, given) => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.emailAddress()), (text) => {
        const body = written({ [given]: text })
        if (body !== field) expect(parseEntry(body)?.[field]).toMatch(/^[\w.:+-]{1,64}$/)
      }),
    )
  })
})

it('an entry of a page as long as an address may be, in letters that are spelled out, is written down', () => {
  const longest = `https://shop.example.com/${'€'.repeat(2000)}`
  expect(parseEntry(written({ page: longest }))?.page).toHaveLength(2048)
})

it('reading a hostile text for an entry takes no longer than its length', () => {
  const body = written({})
  const hostile = [
    body.replace(/"page":"[^"]*"/, `"page":"${'a/'.repeat(500_000)}`),
    body.slice(0, -1).repeat(2000),
    `{"act":"${'granted'.repeat(200_000)}`,
  ]
  // A pattern that tried again from each place would need minutes for these.
  expect(hostile.map(readEntryPlace)).toEqual([null, null, null])
})
