import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createEventCounts, imbalance } from '../../collector/events/event-counts.ts'
import { createIngest } from '../../collector/events/ingest.ts'
import { isWholeRecord } from '../../collector/events/record.ts'
import { createRepeatCheck } from '../../collector/events/repeat-check.ts'
import { testBrand } from '../support/test-brand.ts'
import { phoneAgent, testTools } from '../support/test-draft.ts'
import { bytesOf, noon, wireBatch, wireEvent } from '../support/wire-batch.ts'

const tools = testTools()

const anyEvent = fc.oneof(
  fc.uuid().map((id) => wireEvent({ id })),
  fc
    .tuple(fc.uuid(), fc.string({ unit: 'binary' }))
    .map(([id, term]) => wireEvent({ id, name: 'search', params: { search_term: term } })),
  fc.tuple(fc.uuid(), fc.string()).map(([id, url]) => wireEvent({ id, url })),
  fc.tuple(fc.uuid(), fc.string()).map(([id, name]) => wireEvent({ id, name })),
  fc.jsonValue({ maxDepth: 2 }),
)
const headers = fc.record({
  dnt: fc.constantFrom(undefined, '0', '1'),
  gpc: fc.constantFrom(undefined, 'true', '1'),
  userAgent: fc.constantFrom(phoneAgent, '', 'Googlebot/2.1'),
  isKept: fc.boolean(),
})

it('answers for every event of every batch, counts it once, and writes whole records of what it accepted alone', async () => {
  const property = fc.asyncProperty(
    fc.array(anyEvent, { maxLength: 50 }),
    headers,
    async (events, request) => {
      const { isKept, ...rest } = request
      const counts = createEventCounts()
      const written: string[] = []
      const append = async (records: string) => {
        written.push(records)
        return isKept ? ({ ok: true } as const) : ({ ok: false, reason: 'storage' } as const)
      }
      const ingest = createIngest({ journal: { append }, counts, repeats: createRepeatCheck(), tools })
      const body = bytesOf(wireBatch({ events }))
      const result = await ingest({ brand: testBrand(), address: '192.0.2.1', received: noon, body, ...rest })
      expect(imbalance(counts)).toBe(0)
      const lines = written.join('').split('\n').slice(0, -1)
      expect(lines.filter((line) => !isWholeRecord(line))).toEqual([])
      if (result.ok) {
        expect(result.answer.accepted + result.answer.refused.length).toBe(events.length)
        expect([counts.received, counts.waiting]).toEqual([events.length, lines.length])
        expect(result.answer.accepted).toBe(lines.length)
      } else expect(counts.received).toBe(0)
    },
  )
  await fc.assert(property, { numRuns: 300 })
})
