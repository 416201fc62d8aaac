import { describe, expect, it } from 'vitest'
import { isRecord, parseBatch } from '../../../../collector/events/parse-batch.ts'
import { cookiePatterns } from '../../../../sdk/protocol/cookies.ts'
import { limits } from '../../../../sdk/protocol/limits.ts'
import { uuid } from '../../../support/stored-event.ts'
import {
  type AnyFields,
  aSession,
  aVisitor,
  bytesOf,
  noon,
  wireBatch,
  wireEvent,
} from '../../../support/wire-batch.ts'

const parse = (fields: AnyFields) => parseBatch(bytesOf(wireBatch(fields)))
const text = (body: string) => parseBatch(new TextEncoder().encode(body))

/** The error's code and place, or `taken`. */
function verdict(result: ReturnType<typeof parseBatch>): string {
  return result.ok ? 'taken' : [result.error.code, result.error.path].filter(Boolean).join(' ')
}

describe('a right batch', () => {
  it('is read field by field', () => {
    const customer = { customer_id: 'C42', email: 'jean@example.com', phone: '+33612345678' }
    const events = [wireEvent(), wireEvent({ id: uuid(2) })]
    const result = parse({ publication: 'P123', customer, events })
    expect(result).toEqual({
      ok: true,
      batch: {
        sentAt: noon,
        consent: { analytics: true, attribution: true, personalisation: false },
        visitor: aVisitor,
        session: aSession,
        publication: 'P123',
        customer,
        events,
      },
    })
  })

  it('may leave out visitor, session, publication and customer, or send null', () => {
    const left = { visitor: undefined, session: undefined, publication: undefined, customer: undefined }
    const nulls = { visitor: null, session: null, publication: null, customer: null }
    for (const fields of [left, nulls]) expect(parse(fields)).toMatchObject({ ok: true, batch: nulls })
  })

  it('takes as visitor and session whatever the tag’s cookies may hold', () => {
    for (const id of [aVisitor, '0'.repeat(36), '-'.repeat(36)]) {
      expect(cookiePatterns.visitor.test(id) && cookiePatterns.visit.test(id)).toBe(true)
      expect(parse({ visitor: id, session: id })).toMatchObject({ batch: { visitor: id, session: id } })
    }
  })

  it('may hold no event at all, and as many as the limit', () => {
    const many = Array.from({ length: limits.eventsPerBatch }, () => ({}))
    expect(verdict(parse({ events: [] }))).toBe('taken')
    expect(verdict(parse({ events: many }))).toBe('taken')
  })

  it('takes a purpose that is not mentioned as a no', () => {
    expect(parse({ consent: {} })).toMatchObject({
      batch: { consent: { analytics: false, attribution: false, personalisation: false } },
    })
  })

  it('leaves wrong events to the parser of events', () => {
    expect(parse({ events: [null, 7, 'event', []] })).toMatchObject({
      batch: { events: [null, 7, 'event', []] },
    })
  })

  it('E4: keeps of the customer the three known fields only', () => {
    const customer = { customer_id: 'C1', first_name: 'Jean', address: 'Rue Haute 1', email: null }
    expect(parse({ customer })).toMatchObject({ batch: { customer: { customer_id: 'C1' } } })
    const result = parse({ customer })
    expect(result.ok && Object.keys(result.batch.customer ?? {})).toEqual(['customer_id'])
  })
})

describe('a wrong batch names its place', () => {
  it.each([
    ['not_a_batch sent_at', { sent_at: undefined }],
    ['not_a_batch sent_at', { sent_at: '1795294000000' }],
    ['not_a_batch sent_at', { sent_at: 1_795_294_000 }],
    ['not_a_batch sent_at', { sent_at: 1e13 }],
    ['not_a_batch events', { events: undefined }],
    ['not_a_batch events', { events: { 0: {} } }],
    ['too_many_events events', { events: Array.from({ length: limits.eventsPerBatch + 1 }, () => ({})) }],
    ['not_a_batch consent', { consent: undefined }],
    ['not_a_batch consent', { consent: true }],
    ['not_a_batch consent', { consent: { analytics: 'yes' } }],
    ['not_a_batch consent', { consent: { analytics: 1 } }],
    ['not_a_batch visitor', { visitor: 'short' }],
    ['not_a_batch visitor', { visitor: 'a'.repeat(65) }],
    ['not_a_batch visitor', { visitor: 'jean@example.com' }],
    ['not_a_batch session', { session: 12345678 }],
    ['not_a_batch publication', { publication: 'P 123' }],
    ['not_a_batch publication', { publication: '' }],
    ['not_a_batch customer', { customer: 'C42' }],
    ['not_a_batch customer', { customer: [] }],
    ['not_a_batch customer', { customer: { email: 42 } }],
    ['not_a_batch customer', { customer: { email: 'a'.repeat(321) } }],
  ])('%s', (expected, fields) => {
    expect(verdict(parse(fields))).toBe(expected)
  })

  it.each(['null', '[]', '7', '"text"', 'true'])('when the body is %s', (body) => {
    expect(verdict(text(body))).toBe('not_a_batch')
  })
})

describe('bytes that are no batch', () => {
  it.each([
    ['nothing', ''],
    ['half an object', '{"sent_at":1'],
    ['a trailing comma', '{"a":1,}'],
    ['NaN', '{"a":NaN}'],
    ['a comment', '{} // no'],
    ['a byte order mark', '\ufeff{}'],
    ['two values', '{}{}'],
  ])('are not JSON: %s', (_, body) => {
    expect(verdict(text(body))).toBe('not_json')
  })

  it.each([
    ['a lone continuation byte', [0x22, 0x80, 0x22]],
    ['an overlong slash', [0x22, 0xc0, 0xaf, 0x22]],
    ['a surrogate in UTF-8', [0x22, 0xed, 0xa0, 0x80, 0x22]],
    ['UTF-16', [0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]],
  ])('are not UTF-8: %s', (_, bytes) => {
    expect(verdict(parseBatch(Uint8Array.from(bytes)))).toBe('not_json')
  })

  it('are too many: one more than the limit, with 413', () => {
    const most = ' '.repeat(limits.batchBytes - 2)
    expect(verdict(text(`${most}{}`))).toBe('not_a_batch sent_at')
    expect(text(`${most} {}`)).toMatchObject({ error: { status: 413, code: 'too_large' } })
  })

  it('nest too deep: known before anything is parsed', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
    expect(verdict(text(nested(limits.jsonDepth)))).toBe('not_a_batch')
    expect(verdict(text(nested(limits.jsonDepth + 1)))).toBe('too_deep')
    expect(verdict(text('['.repeat(60_000)))).toBe('too_deep')
  })

  it('never repeat in the error what was sent', () => {
    const wrong = parse({ visitor: 'jean.dupont@example.com' })
    expect(JSON.stringify(wrong)).not.toContain('jean')
  })
})

it('takes the last of duplicate keys, as JSON.parse does', () => {
  const batch = JSON.stringify(wireBatch({ visitor: aVisitor })).replace('{', '{"visitor":"another-visitor",')
  expect(text(batch)).toMatchObject({ batch: { visitor: aVisitor } })
})

it('tells records from everything else', () => {
  expect([{}, { a: 1 }, [], null, undefined, 'a', 1].map(isRecord)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
    false,
  ])
})
