import { describe, expect, it } from 'vitest'
import { createEventCounts, imbalance } from '../../../../collector/events/event-counts.ts'
import type { AppendResult } from '../../../../collector/events/journal.ts'
import { createOwnEvents } from '../../../../collector/events/keep-own-event.ts'
import { isWholeRecord } from '../../../../collector/events/record.ts'
import { nobody } from '../../../../collector/stores/events.ts'
import { storedItem, uuid } from '../../../support/stored-event.ts'
import { testBrand } from '../../../support/test-brand.ts'
import { testArrival, testTools } from '../../../support/test-draft.ts'
import { noon } from '../../../support/wire-batch.ts'

function withJournal(answer: AppendResult = { ok: true }) {
  const counts = createEventCounts()
  const written: string[] = []
  const append = async (records: string) => {
    if (answer.ok) written.push(records)
    return answer
  }
  const repeats = { mayBeRepeat: () => false, rebuild: async () => undefined }
  const events = createOwnEvents({ journal: { append }, counts, repeats, tools: testTools() })
  const rows = () => written.map((line) => JSON.parse(line))
  return { ...events, counts, written, rows }
}

const click = { id: uuid(1), name: 'publication_click', time: noon, fields: { publication: 'P1' } } as const

describe('what a browser did', () => {
  it('is a whole record of the journal with the day’s pseudonym, and nobody’s', async () => {
    const { fromBrowser, written, rows, counts } = withJournal()
    expect(await fromBrowser(testArrival(), click)).toEqual({ ok: true, isKept: true })
    expect(isWholeRecord(`${written[0]?.trimEnd()}`)).toBe(true)
    expect(rows()).toMatchObject([
      {
        name: 'publication_click',
        publication: 'P1',
        visitor: nobody,
        session: nobody,
        device: 'phone',
        analytics: false,
      },
    ])
    expect(rows()[0].network).toMatch(/^i1_[\w-]{22}$/)
    expect([counts.received, counts.waiting, imbalance(counts)]).toEqual([1, 1, 0])
  })

  it.each([
    ['dnt', { dnt: '1' }],
    ['gpc', { gpc: '1' }],
    ['bot', { userAgent: 'Mozilla/5.0 (compatible; Googlebot/2.1)' }],
  ] as const)('E17: is not kept but counted among the refused: %s', async (reason, fields) => {
    const { fromBrowser, written, counts } = withJournal()
    expect(await fromBrowser(testArrival(fields), click)).toEqual({ ok: true, isKept: false })
    expect([written, counts.refused[reason], imbalance(counts)]).toEqual([[], 1, 0])
  })

  it('that cannot be kept says so, and is not received', async () => {
    const { fromBrowser, counts } = withJournal({ ok: false, reason: 'storage' })
    expect(await fromBrowser(testArrival(), click)).toEqual({ ok: false, reason: 'storage' })
    expect([counts.received, imbalance(counts)]).toEqual([0, 0])
  })
})

it('E4: what the server told is scrubbed as a browser’s order is, so that both have the same ID', async () => {
  const { fromServer, rows } = withJournal()
  const fields = {
    transaction_id: 'order of ana@example.com',
    value_minor: 100,
    currency: 'EUR',
    items: [storedItem({ item_id: 'A', item_name: 'Mug for ana@example.com' })],
  }
  await fromServer(testBrand(), noon, { id: uuid(2), name: 'order_confirmed', time: noon, fields })
  const [row] = rows()
  expect(row).toMatchObject({ network: '', visitor: nobody, transaction_id: expect.stringMatching(/^h1_/) })
  expect(row.transaction_id).toBe(testTools().keyRing.tag('shop', 'identifier', fields.transaction_id))
  expect(JSON.stringify(row)).not.toContain('ana@')
})
