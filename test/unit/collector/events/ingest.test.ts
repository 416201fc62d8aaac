import { describe, expect, it } from 'vitest'
import { createEventCounts, imbalance } from '../../../../collector/events/event-counts.ts'
import { createIngest, type IngestRequest } from '../../../../collector/events/ingest.ts'
import type { AppendResult } from '../../../../collector/events/journal.ts'
import { isWholeRecord } from '../../../../collector/events/record.ts'
import { createRepeatCheck } from '../../../../collector/events/repeat-check.ts'
import { uuid } from '../../../support/stored-event.ts'
import { testBrand } from '../../../support/test-brand.ts'
import { phoneAgent, testTools } from '../../../support/test-draft.ts'
import { bytesOf, noon, wireBatch, wireEvent } from '../../../support/wire-batch.ts'

/** An ingest over a journal that answers as told and remembers what it was given. */
function newIngest(answer: AppendResult = { ok: true }) {
  const counts = createEventCounts()
  const appended: { records: string; events: number }[] = []
  const journal = {
    append: async (records: string, events: number) => {
      appended.push({ records, events })
      return answer
    },
  }
  const ingest = createIngest({ journal, counts, repeats: createRepeatCheck(), tools: testTools() })
  const request: Omit<IngestRequest, 'body'> = {
    brand: testBrand(),
    dnt: undefined,
    gpc: undefined,
    userAgent: phoneAgent,
    address: '203.0.113.77',
    received: noon,
  }
  const send = (events: unknown[], fields: Partial<IngestRequest> = {}) =>
    ingest({ ...request, body: bytesOf(wireBatch({ events })), ...fields })
  return { send, counts, appended, lines: () => appended.flatMap(({ records }) => records.split('\n')) }
}

it('keeps what it accepted as whole records, in one append', async () => {
  const { send, appended, lines, counts } = newIngest()
  const result = await send([wireEvent(), wireEvent({ id: uuid(2) })])
  expect(result).toEqual({ ok: true, answer: { accepted: 2, refused: [] } })
  expect(appended).toMatchObject([{ events: 2 }])
  expect(lines().filter(isWholeRecord)).toHaveLength(2)
  expect(counts).toMatchObject({ received: 2, waiting: 2 })
})

it('names each event that it refuses, and one bad event never spoils its batch', async () => {
  const { send, counts } = newIngest()
  const result = await send([null, wireEvent({ url: 'ftp://example.com/' }), wireEvent({ id: uuid(3) })])
  expect(result).toEqual({
    ok: true,
    answer: {
      accepted: 1,
      refused: [
        { id: null, reason: 'invalid_event', path: 'events[0]' },
        { id: uuid(1), reason: 'invalid_url' },
      ],
    },
  })
  expect(counts).toMatchObject({ received: 3, waiting: 1, refused: { invalid_event: 1, invalid_url: 1 } })
})

it('writes nothing where nothing is accepted', async () => {
  const { send, appended, counts } = newIngest()
  expect(await send([wireEvent()], { dnt: '1' })).toMatchObject({ answer: { accepted: 0 } })
  expect(await send([])).toEqual({ ok: true, answer: { accepted: 0, refused: [] } })
  expect(appended).toEqual([])
  expect(counts).toMatchObject({ received: 1, refused: { dnt: 1 } })
})

it('marks what it has seen before', async () => {
  const { send, lines } = newIngest()
  await send([wireEvent(), wireEvent()])
  await send([wireEvent({ id: uuid(2) })])
  const marks = lines()
    .filter(Boolean)
    .map((line) => JSON.parse(line).maybe_repeat)
  expect(marks).toEqual([false, true, false])
})

describe('nothing is counted and everything is answered 503', () => {
  it.each(['storage', 'overloaded', 'closing'] as const)('when the journal says %s', async (reason) => {
    const { send, counts } = newIngest({ ok: false, reason })
    const result = await send([wireEvent(), null])
    expect(result).toMatchObject({ ok: false, error: { status: 503, code: reason } })
    expect(counts.received).toBe(0)
    expect(imbalance(counts)).toBe(0)
  })
})

it('hands the parser’s error on', async () => {
  const { send, counts } = newIngest()
  expect(await send([], { body: bytesOf([]) })).toMatchObject({ ok: false, error: { code: 'not_a_batch' } })
  expect(counts.received).toBe(0)
})
