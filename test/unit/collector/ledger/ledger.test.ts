import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../../../collector/ledger/canonical-json.ts'
import type { LedgerAct } from '../../../../collector/ledger/entry.ts'
import { createKeyRing } from '../../../../collector/privacy/key-ring.ts'
import { recipients } from '../../../../sdk/protocol/opt-in.ts'
import { vectorPepper } from '../../../support/test-draft.ts'
import { ledgerAct, newTestLedger, textHash } from '../../../support/test-ledger.ts'
import { noon } from '../../../support/wire-batch.ts'

const aTag = /^h1_[\w-]{43}$/

describe('adding to the ledger', () => {
  it('POPINS 10: an entry holds who was asked what, in which words, on which basis, and the entry before', async () => {
    const ledger = newTestLedger()
    const act = ledgerAct({
      order: 'T-1001',
      partnersList: '2026-1',
      page: 'https://shop.example.com/thanks?order=T-1001#top',
      signals: ['gpc', 'dnt'],
    })
    const [entry] = await ledger.append([act])
    expect(entry).toEqual({
      brand: 'acme',
      sequence: 1,
      at: noon,
      previous: '0'.repeat(64),
      act: 'granted',
      recipient: 'ambassador',
      purpose: 'contact_by_ambassador',
      basis: 'box',
      confirmation: 'awaited',
      box_default: false,
      contact: expect.stringMatching(aTag),
      ambassador: expect.stringMatching(aTag),
      order: expect.stringMatching(aTag),
      text_hash: textHash,
      language: 'fr',
      popin: 'message',
      popin_version: '3',
      partners_list: '2026-1',
      notice_version: '2026-09',
      page: 'shop.example.com/thanks',
      signals: ['dnt', 'gpc'],
    })
  })

  it('POPINS 10: each recipient has a purpose of its own, and each act a name', async () => {
    const ledger = newTestLedger()
    const acts = ['shown', 'granted', 'refused', 'confirmed', 'withdrawn', 'expired'] as const
    const all = acts.flatMap((act) => recipients.map((recipient) => ledgerAct({ act, recipient })))
    const entries = await ledger.append(all)
    expect(entries.map(({ act }) => act)).toEqual(acts.flatMap((act) => [act, act, act]))
    expect(entries.slice(0, 3).map(({ purpose }) => purpose)).toEqual([
      'contact_by_ambassador',
      'contact_by_brand',
      'share_with_partners',
    ])
  })

  it('POPINS 10: entries are numbered without a gap, and each holds the hash of the one before', async () => {
    const ledger = newTestLedger()
    const first = await ledger.append([ledgerAct(), ledgerAct({ recipient: 'brand' })])
    const second = await ledger.append([ledgerAct({ act: 'confirmed' })])
    const entries = [...first, ...second]
    expect(entries.map(({ sequence }) => sequence)).toEqual([1, 2, 3])
    const hashes = entries.map((entry) => createHash('sha256').update(canonicalJson(entry)).digest('hex'))
    expect(entries.map(({ previous }) => previous)).toEqual(['0'.repeat(64), ...hashes.slice(0, 2)])
  })

  it('gives each brand a ledger of its own, and a tag of its own for the same contact', async () => {
    const ledger = newTestLedger()
    const [one] = await ledger.append([ledgerAct()], 'acme')
    const [other] = await ledger.append([ledgerAct()], 'globex')
    expect(other?.sequence).toBe(1)
    expect(other?.contact).not.toBe(one?.contact)
    expect(await ledger.entriesOf('contact-1', undefined, 'acme')).toEqual([one])
  })

  it('keeps as null what an act does not say', async () => {
    const ledger = newTestLedger()
    const [entry] = await ledger.append([{ act: 'shown', recipient: 'partners' }])
    const { contact, ambassador, order, text_hash, language, popin, popin_version, page, basis } = entry ?? {}
    expect([contact, ambassador, order, text_hash, language, popin, popin_version, page, basis]).toEqual(
      Array(9).fill(null),
    )
    expect(entry?.confirmation).toBe('not_needed')
  })

  it('adds nothing for no acts', async () => {
    const ledger = newTestLedger()
    expect(await ledger.append([])).toEqual([])
    expect(await ledger.lines()).toEqual([])
  })

  it('keeps more acts at once than one statement takes', async () => {
    const ledger = newTestLedger()
    await ledger.append(Array.from({ length: 1203 }, () => ledgerAct()))
    const entries = (await ledger.lines()).filter(({ kind }) => kind === 'entry')
    expect(entries).toHaveLength(1203)
  })

  it('keeps nothing when the change it belongs to fails', async () => {
    const ledger = newTestLedger()
    const failing = ledger.store.transact('acme', async (tx) => {
      await ledger.ledgerUnder().append(tx, 'acme', [ledgerAct()])
      throw new Error('the contact could not be kept')
    })
    await expect(failing).rejects.toThrow('the contact could not be kept')
    expect(await ledger.lines()).toEqual([])
  })
})

describe('what an entry never holds', () => {
  it('no ID, query or address of what it was told', async () => {
    const ledger = newTestLedger()
    const page = 'https://shop.example.com/thanks/jeanne@example.com?mail=jeanne%40example.com'
    await ledger.append([ledgerAct({ contact: 'c-jeanne', ambassador: 'a-pierre', order: 'T-1001', page })])
    const [line] = await ledger.run('SELECT * FROM ledger_entries')
    expect(JSON.stringify(line)).not.toMatch(/jeanne|pierre|T-1001|mail=/)
    expect(JSON.stringify(line)).toContain('shop.example.com/thanks/[email]')
  })

  it.each<[string, Partial<LedgerAct>]>([
    ['text_hash', { textHash: 'Jeanne may be mailed' }],
    ['language', { language: 'jeanne@example.com' }],
    ['popin_version', { popinVersion: 'jeanne@example.com' }],
    ['partners_list', { partnersList: '+33 6 12 34 56 78' }],
    ['notice_version', { noticeVersion: 'x'.repeat(65) }],
  ])('refuses a %s that is none, and repeats nothing of it', async (field, fields) => {
    const ledger = newTestLedger()
    await expect(ledger.append([ledgerAct(fields)])).rejects.toThrow(
      new TypeError(`A ledger entry cannot hold this ${field}`),
    )
    expect(await ledger.lines()).toEqual([])
  })

  it.each(['granted', 'confirmed'] as const)('refuses a %s act without a basis', async (act) => {
    const ledger = newTestLedger()
    await expect(ledger.append([ledgerAct({ act, basis: undefined })])).rejects.toThrow(/needs its basis/)
  })

  it('keeps no page where the text is no web address', async () => {
    const ledger = newTestLedger()
    const entries = await ledger.append(
      ['', 'about:blank', 'x'.repeat(3000)].map((page) => ledgerAct({ page })),
    )
    expect(entries.map(({ page }) => page)).toEqual([null, null, null])
  })
})

describe('a contact’s entries', () => {
  it('come oldest first, and nobody else’s with them', async () => {
    const ledger = newTestLedger()
    await ledger.append([ledgerAct(), ledgerAct({ contact: 'contact-2' }), ledgerAct({ act: 'withdrawn' })])
    const entries = await ledger.entriesOf('contact-1')
    expect(entries.map(({ sequence, act }) => [sequence, act])).toEqual([
      [1, 'granted'],
      [3, 'withdrawn'],
    ])
    expect(await ledger.entriesOf('contact-3')).toEqual([])
  })

  it('are found after the pepper was rotated, and only as long as the older one is kept', async () => {
    const ledger = newTestLedger()
    await ledger.append([ledgerAct()])
    const newer: [number, Buffer] = [2, Buffer.alloc(32, 9)]
    const rotated = createKeyRing({ version: 2, peppers: new Map([[1, vectorPepper], newer]) })
    const withoutOld = createKeyRing({ version: 2, peppers: new Map([newer]) })
    expect(await ledger.entriesOf('contact-1', rotated)).toHaveLength(1)
    expect(await ledger.entriesOf('contact-1', withoutOld)).toHaveLength(0)
  })

  it('share no tag with an order or an ambassador of the same ID', async () => {
    const ledger = newTestLedger()
    const [entry] = await ledger.append([ledgerAct({ contact: '7', ambassador: '7', order: '7' })])
    expect(new Set([entry?.contact, entry?.ambassador, entry?.order]).size).toBe(3)
  })
})

describe('checkpoints', () => {
  it('sign every hundredth entry for good, and the last until the next comes', async () => {
    const ledger = newTestLedger()
    const signedAt = async () =>
      (await ledger.run('SELECT sequence FROM ledger_checkpoints')).map((row) => row.sequence)
    await ledger.append([ledgerAct()])
    await ledger.append([ledgerAct()])
    expect(await signedAt()).toEqual([2])
    await ledger.append(Array.from({ length: 203 }, () => ledgerAct()))
    expect(await signedAt()).toEqual([100, 200, 205])
    await ledger.append([ledgerAct()])
    expect(await signedAt()).toEqual([100, 200, 206])
  })
})
