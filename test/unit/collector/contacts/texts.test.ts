import { describe, expect, it } from 'vitest'
import { textHash } from '../../../../collector/contacts/text-hash.ts'
import { textSchema } from '../../../../collector/contacts/text-schema.ts'
import { type BoxText, createTexts, type ShownTexts } from '../../../../collector/contacts/texts.ts'
import { openBrandRecords } from '../../../support/brand-records.ts'

const wording = '{ambassador} may write to me about Acme.'
const boxFor = (alias: string): BoxText => ({
  hash: textHash(wording.replace('{ambassador}', alias)),
  recipient: 'ambassador',
  wording,
  alias,
  language: 'en',
})
const lea = boxFor('Léa')
const shownTo = (alias: string): ShownTexts => ({
  version: 'en.1.abc',
  noticeVersion: '2026-09',
  popin: 'subscribe',
  texts: { title: 'News from {ambassador}' },
  boxes: [boxFor(alias)],
  partners: { version: '2026-11.f00', names: ['Northern Maps', 'Kettle & Sons'] },
})

function open() {
  const records = openBrandRecords(textSchema)
  let statements = 0
  const counted: typeof records = {
    ...records,
    transact: (brand, work) => {
      statements += 1
      return records.transact(brand, work)
    },
  }
  return { records, texts: createTexts({ records: counted, now: () => 1 }), transactions: () => statements }
}

describe('texts', () => {
  it('POPINS 10: know a sentence once it was shown, for its recipient and its brand only', async () => {
    const { texts } = open()
    expect(await texts.knows('acme', lea.hash, 'ambassador')).toBe(false)
    await texts.keep('acme', shownTo('Léa'))
    expect(await texts.knows('acme', lea.hash, 'ambassador')).toBe(true)
    expect(await texts.knows('acme', lea.hash, 'brand')).toBe(false)
    expect(await texts.knows('acme', textHash('anything'), 'ambassador')).toBe(false)
    expect(await texts.knows('other', lea.hash, 'ambassador')).toBe(false)
  })

  it('tell the same within a transaction that is open', async () => {
    const { texts, records } = open()
    await texts.keep('acme', shownTo('Léa'))
    const known = await records.transact('acme', async (tx) => [
      await texts.knowsIn(tx, lea.hash, 'ambassador'),
      await texts.knowsIn(tx, lea.hash, 'partners'),
    ])
    expect(known).toEqual([true, false])
  })

  it('POPINS 10: turn a hash back into the very sentence that it is of', async () => {
    const { texts } = open()
    await texts.keep('acme', shownTo('Léa'))
    const found = await texts.textOf('acme', lea.hash)
    expect(found).toEqual({
      recipient: 'ambassador',
      text: 'Léa may write to me about Acme.',
      language: 'en',
    })
    expect(textHash(found?.text ?? '')).toBe(lea.hash)
    expect(await texts.textOf('acme', textHash('other'))).toBeNull()
  })

  it('POPINS 2: tell the names of a version of the partners’ list', async () => {
    const { texts } = open()
    await texts.keep('acme', shownTo('Léa'))
    expect(await texts.partnersOf('acme', '2026-11.f00')).toEqual(['Northern Maps', 'Kettle & Sons'])
    expect(await texts.partnersOf('acme', '2026-12.f00')).toBeNull()
  })

  it('keep nothing twice, and need the store once for what is shown again', async () => {
    const { texts, records, transactions } = open()
    for (let times = 0; times < 5; times += 1) await texts.keep('acme', shownTo('Léa'))
    for (let times = 0; times < 5; times += 1) await texts.knows('acme', lea.hash, 'ambassador')
    expect(transactions()).toBe(2)
    await texts.keep('acme', shownTo('Tom'))
    const counts = await records.transact('acme', async (tx) => [
      ...(await tx.run('SELECT COUNT(*) AS n FROM box_texts')),
      ...(await tx.run('SELECT COUNT(*) AS n FROM popin_texts')),
      ...(await tx.run('SELECT COUNT(*) AS n FROM partner_lists')),
    ])
    expect(counts.map(({ n }) => n)).toEqual([2, 1, 1])
  })

  it('keep the popin’s other sentences by its version', async () => {
    const { texts, records } = open()
    await texts.keep('acme', shownTo('Léa'))
    const rows = await records.transact('acme', (tx) =>
      tx.run('SELECT version, popin, texts FROM popin_texts'),
    )
    expect(rows).toEqual([
      { version: 'en.1.abc', popin: 'subscribe', texts: '{"title":"News from {ambassador}"}' },
    ])
  })

  it('Z: an alias goes, its hash and the sentence around it stay, and it may come again', async () => {
    const { texts, records } = open()
    await texts.keep('acme', shownTo('Léa'))
    await texts.keep('acme', shownTo('Tom'))
    await records.transact('acme', (tx) => texts.forgetAlias(tx, 'Léa'))
    expect(await texts.knows('acme', lea.hash, 'ambassador')).toBe(true)
    expect((await texts.textOf('acme', lea.hash))?.text).toBe(wording)
    expect((await texts.textOf('acme', boxFor('Tom').hash))?.text).toContain('Tom')
    await texts.keep('acme', shownTo('Léa'))
    expect((await texts.textOf('acme', lea.hash))?.text).toContain('Léa')
  })

  it('a name that looks like a placeholder is filled in once', async () => {
    const { texts } = open()
    const odd = boxFor('{ambassador}$&')
    await texts.keep('acme', { ...shownTo('Léa'), boxes: [odd] })
    expect((await texts.textOf('acme', odd.hash))?.text).toBe('{ambassador}$& may write to me about Acme.')
  })

  it('one sentence for two recipients is two', async () => {
    const { texts } = open()
    await texts.keep('acme', { ...shownTo('Léa'), boxes: [lea, { ...lea, recipient: 'brand' }] })
    expect(await texts.knows('acme', lea.hash, 'ambassador')).toBe(true)
    expect(await texts.knows('acme', lea.hash, 'brand')).toBe(true)
  })
})
