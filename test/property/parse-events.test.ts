import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseBatch } from '../../collector/events/parse-batch.ts'
import { parseEvent } from '../../collector/events/parse-event.ts'
import { parseParams } from '../../collector/events/parse-params.ts'
import { isWithinDepth } from '../../collector/events/scan-json.ts'
import { eventFields } from '../../sdk/protocol/events.ts'
import { limits } from '../../sdk/protocol/limits.ts'
import { refusalReasons } from '../../sdk/protocol/refusals.ts'
import { testArrival } from '../support/test-draft.ts'
import { bytesOf, noon, wireBatch, wireEvent } from '../support/wire-batch.ts'

const arrival = testArrival()
const eventName = fc.constantFrom(...Object.keys(eventFields), 'wish', 'page')

/** Depth by recursion, as the scan must not do it. */
function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  return 1 + Math.max(0, ...Object.values(value).map(depthOf))
}

it('no bytes make the parser of batches throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const result = parseBatch(bytes)
      expect(result.ok || [400, 413].includes(result.error.status)).toBe(true)
    }),
    { numRuns: 1000 },
  )
})

it('no value in any place of a batch makes it throw, and what it takes is what was sent', () => {
  const field = fc.constantFrom(
    'sent_at',
    'consent',
    'visitor',
    'session',
    'publication',
    'customer',
    'events',
  )
  fc.assert(
    fc.property(field, fc.jsonValue({ maxDepth: 3 }), (name, value) => {
      const sent = wireBatch({ [name]: value })
      const result = parseBatch(bytesOf(sent))
      if (result.ok) expect(result.batch.events).toEqual(JSON.parse(JSON.stringify(sent.events)))
      else expect(result.error.path).toMatch(new RegExp(`^${name}|undefined`))
    }),
    { numRuns: 1000 },
  )
})

it('S7: the scan knows the depth of every JSON text', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 8 }), fc.constantFrom(0, 1, 2), (value, indent) => {
      const bytes = new TextEncoder().encode(JSON.stringify(value, null, indent))
      const depth = depthOf(value)
      expect(isWithinDepth(bytes, depth)).toBe(true)
      expect(depth === 0 || !isWithinDepth(bytes, depth - 1)).toBe(true)
    }),
    { numRuns: 1000 },
  )
})

it('every event is either a draft or refused for a reason of the closed list, with its place', () => {
  const anyFields = fc.record(
    {
      id: fc.oneof(fc.uuid(), fc.jsonValue()),
      name: fc.oneof(eventName, fc.string()),
      at: fc.oneof(fc.integer({ min: noon - 1e10, max: noon + 1e10 }), fc.jsonValue()),
      url: fc.oneof(fc.webUrl(), fc.jsonValue()),
      params: fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue()),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(anyFields, (fields) => {
      const result = parseEvent({ ...wireEvent(), ...fields }, 4, arrival, noon)
      if (result.ok) expect(result.draft.stored.time).toBeLessThanOrEqual(noon)
      else {
        expect(Object.keys(refusalReasons)).toContain(result.refusal.reason)
        expect(result.refusal.path).toMatch(/^events\[4\]/)
      }
    }),
    { numRuns: 2000 },
  )
})

it('E4, E15: of fields that the protocol does not have, no byte is left in any event', () => {
  const secret = 'Xavierine-Wolkenstein'
  const unknownName = fc
    .string({ minLength: 1 })
    .filter((name) => !JSON.stringify(allKnown).includes(`"${name}"`))
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(eventFields)), unknownName, (name, unknown) => {
      const strange = { [unknown]: secret, [`${unknown}x`]: { deep: [secret] } }
      const items = [{ item_id: 'A', ...strange }]
      const params = { search_term: 'a', transaction_id: 'T1', value: 1, items, ...strange }
      const result = parseEvent(wireEvent({ name, params, ...strange }), 0, arrival, noon)
      expect(result.ok).toBe(true)
      expect(JSON.stringify(result)).not.toContain(secret)
    }),
    { numRuns: 1000 },
  )
})

/** Names that a strange field must not have by chance. */
const allKnown = [
  ...Object.keys(wireEvent()),
  ...Object.values(eventFields).flatMap((fields) => Object.keys(fields)),
  'referrer',
  'params',
  'item_id',
]

it('a number and its decimal text are one number, in counts and in money', () => {
  const count = fc.integer({ min: 0, max: 1e9 })
  const cents = fc.integer({ min: 0, max: 1e14 })
  fc.assert(
    fc.property(count, cents, (quantity, minor) => {
      const text = `${Math.trunc(minor / 100)}.${String(minor % 100).padStart(2, '0')}`
      const paramsOf = (value: unknown, results: unknown) => ({
        purchase: { transaction_id: 'T1', value, items: [{ item_id: 'A', quantity: results }] },
        search: { search_term: 'a', results },
      })
      for (const name of ['purchase', 'search'] as const) {
        const written = parseParams(name, paramsOf(text, String(quantity))[name], 'EUR')
        expect(written).toEqual(parseParams(name, paramsOf(minor / 100, quantity)[name], 'EUR'))
        expect(written).toMatchObject({
          value: name === 'search' ? { results: quantity } : { value_minor: minor },
        })
      }
    }),
    { numRuns: 1000 },
  )
})

it('text is a number in digits with at most one point between them, or refused', () => {
  const almost = fc.stringMatching(/^[-+ ]?[\d.,e ]{0,6}$/)
  fc.assert(
    fc.property(fc.oneof(almost, fc.string()), (value) => {
      const { ok } = parseParams('purchase', { transaction_id: 'T1', value }, 'EUR')
      expect(ok).toBe(/^[0-9]+(\.[0-9]+)?$/.test(value) && Number(value) <= limits.moneyMajor)
    }),
    { numRuns: 2000 },
  )
})

it('an address of any length is whole, cut to the limit at its query or at a slash, or refused', () => {
  const part = fc.tuple(fc.constantFrom('/', '?', '#', 'a', '@', '%40'), fc.integer({ min: 1, max: 3000 }))
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
      const url = `https://shop.example.com${parts.map(([mark, times]) => `${mark}${'b'.repeat(times)}`).join('')}`
      const result = parseEvent(wireEvent({ url }), 0, arrival, noon)
      if (!result.ok || result.draft.url === null || result.draft.url === url) return
      const cut = result.draft.url
      expect(url.length).toBeGreaterThan(limits.urlLength)
      expect(cut.length).toBeLessThanOrEqual(limits.urlLength)
      expect(url.startsWith(cut)).toBe(true)
      expect(cut.endsWith('/') || /[?#]/.test(url[cut.length] ?? '')).toBe(true)
    }),
    { numRuns: 500 },
  )
})
