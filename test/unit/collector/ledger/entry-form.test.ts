import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../../../collector/ledger/canonical-json.ts'
import { entryText, isKeptPage, parseEntry, readEntryPlace } from '../../../../collector/ledger/entry-form.ts'
import { makeEntry } from '../../../../collector/ledger/make-entry.ts'
import { firstPepperOnly, ledgerAct } from '../../../support/test-ledger.ts'
import { noon } from '../../../support/wire-batch.ts'

const place = { brand: 'acme', sequence: 7, previous: 'ab'.repeat(32), at: noon }
const entry = makeEntry(ledgerAct({ order: 'T-1', signals: ['gpc', 'gpc'] }), place, firstPepperOnly)

describe('the form of an entry', () => {
  it('is its canonical JSON, from which the entry and its place are read back', () => {
    const text = entryText(entry)
    expect(text).toEqual({ ok: true, body: canonicalJson(entry) })
    const body = text.ok ? text.body : ''
    expect(parseEntry(body)).toEqual(entry)
    expect(readEntryPlace(body)).toEqual({
      brand: 'acme',
      sequence: 7,
      previous: 'ab'.repeat(32),
      contact: entry.contact,
    })
  })

  it('has room for an entry about nobody', () => {
    const body = canonicalJson(makeEntry({ act: 'shown', recipient: 'brand' }, place, firstPepperOnly))
    expect(readEntryPlace(body)?.contact).toBeNull()
  })

  it.each(Object.keys(entry))('names %s when its value is of no kind that it may be', (field) => {
    for (const value of ['jeanne@example.com', '', 'a "b" c', -1, 0.5, 1e21, true, {}, [1]])
      expect([value, entryText({ ...entry, [field]: value })]).toEqual([value, { ok: false, field }])
  })

  it('keeps each signal once', () => {
    expect(entry.signals).toEqual(['gpc'])
  })

  it.each([
    ['shop.example.com/', true],
    ['shop.example.com:8443/a/[email]/b%20c', true],
    ['[2001:db8::1]/a', true],
    ['medium.example.com/@jonas/boots', true],
    ['jeanne@example.com/a', false],
    ['shop.example.com/a?b', false],
    ['shop.example.com/a#b', false],
    ['shop.example.com/a b', false],
    ['shop.example.com/"', false],
    ['shop.example.com/é', false],
    ['', false],
  ])('the page %j: %s', (page, isKept) => {
    expect(isKeptPage(page)).toBe(isKept)
  })
})
