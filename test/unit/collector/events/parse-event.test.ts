import { describe, expect, it } from 'vitest'
import { parseEvent } from '../../../../collector/events/parse-event.ts'
import { limits } from '../../../../sdk/protocol/limits.ts'
import { uuid } from '../../../support/stored-event.ts'
import { testBrand } from '../../../support/test-brand.ts'
import { testArrival, testDraft } from '../../../support/test-draft.ts'
import { type AnyFields, noon, wireEvent } from '../../../support/wire-batch.ts'

const dayMs = 86_400_000
const arrival = testArrival()
const parse = (event: unknown, sentAt = noon) => parseEvent(event, 3, arrival, sentAt)

function draftOf(fields: AnyFields, sentAt = noon) {
  const result = parse(wireEvent(fields), sentAt)
  if (!result.ok) throw new Error(result.refusal.reason)
  return result.draft
}

function refusalOf(event: unknown) {
  const result = parse(event)
  return result.ok ? null : result.refusal
}

describe('a right event', () => {
  it('becomes a draft whose stored part knows nothing of who sent it yet', () => {
    const { stored, url, referrer, custom } = draftOf({ referrer: 'https://news.example/a' })
    expect(stored).toMatchObject({
      brand: 'shop',
      id: uuid(1),
      name: 'page_view',
      time: noon,
      received: noon,
      consent_mode: 'required',
      analytics: true,
      attribution: true,
      personalisation: false,
      visitor: '',
      session: '',
      network: '',
      host: null,
      path: null,
      params: null,
    })
    expect([url, referrer, custom]).toEqual([
      'https://shop.example.com/boots',
      'https://news.example/a',
      null,
    ])
  })

  it('takes the batch’s address and referrer where it names none, and its own where it does', () => {
    const page = { url: 'https://shop.example.com/', referrer: 'https://blog.example.com/' }
    const bare = testDraft(testArrival(page), { url: undefined })
    expect([bare.url, bare.referrer]).toEqual([page.url, page.referrer])
    expect(testDraft(testArrival(page), { referrer: 'https://news.example.com/' })).toMatchObject({
      url: 'https://shop.example.com/boots',
      referrer: 'https://news.example.com/',
    })
  })

  it('may leave out url, referrer and params', () => {
    const { url, referrer } = draftOf({ url: undefined, referrer: null, params: undefined })
    expect([url, referrer]).toEqual([null, null])
    expect(draftOf({ url: '', referrer: '' })).toMatchObject({ url: null, referrer: null })
  })

  it('has its UUID in lower case, so that one event is one ID', () => {
    const id = '6C0C2F6E-5D0F-4B3A-9A51-7F3C1F0F2A10'
    expect(draftOf({ id }).stored.id).toBe(id.toLowerCase())
  })

  it('may be called by the command’s name: page is page_view', () => {
    expect(draftOf({ name: 'page' }).stored.name).toBe('page_view')
  })

  it('E4: stores no field that the wire does not have', () => {
    const { stored } = draftOf({ first_name: 'Jean', billing: { iban: 'x' }, ip: '192.0.2.1' })
    expect(JSON.stringify(stored)).not.toMatch(/Jean|billing|192\.0\.2\.1/)
    expect(Object.keys(stored)).toEqual(Object.keys(draftOf({}).stored))
  })

  it('takes the brand’s currency for amounts that name none', () => {
    const swiss = testArrival({ brand: testBrand({ currency: 'CHF' }) })
    const event = wireEvent({ name: 'purchase', params: { transaction_id: 'T1', value: 1 } })
    expect(parseEvent(event, 0, swiss, noon)).toMatchObject({
      draft: { stored: { currency: 'CHF', value_minor: 100 } },
    })
  })
})

describe('the time', () => {
  it('is corrected by when the batch was sent, however wrong the browser’s clock is', () => {
    const years = 3 * 365 * dayMs
    for (const wrong of [-years, 0, years])
      expect(draftOf({ at: noon + wrong - 5000 }, noon + wrong).stored.time).toBe(noon - 5000)
  })

  it('is never after the arrival', () => {
    expect(draftOf({ at: noon + 60_000 }).stored.time).toBe(noon)
  })

  it('is a whole number of milliseconds', () => {
    expect(draftOf({ at: noon - 0.25 }).stored.time).toBe(noon - 1)
  })

  it('may be as old as the limit, not older', () => {
    const oldest = noon - limits.eventAgeDays * dayMs
    expect(draftOf({ at: oldest }).stored.time).toBe(oldest)
    expect(refusalOf(wireEvent({ at: oldest - 1 }))).toEqual({
      id: uuid(1),
      reason: 'too_old',
      path: 'events[3].at',
    })
  })
})

describe('an address that is too long', () => {
  const queried = `https://shop.example.com/boots?fbclid=${'a'.repeat(limits.urlLength)}`

  it('costs the event its query, not the event', () => {
    const { url, referrer } = draftOf({ url: queried, referrer: queried })
    expect([url, referrer]).toEqual(['https://shop.example.com/boots', 'https://shop.example.com/boots'])
  })

  it('is cut where it is the batch’s too', () => {
    expect(testDraft(testArrival({ url: queried }), { url: undefined }).url).toBe(
      'https://shop.example.com/boots',
    )
  })

  it('is refused from 16,384 characters on', () => {
    const padded = (length: number) => 'https://shop.example.com/?'.padEnd(length, 'a')
    expect(draftOf({ url: padded(16_383) }).url).toBe('https://shop.example.com/')
    for (const field of ['url', 'referrer'])
      expect(refusalOf(wireEvent({ [field]: padded(16_384) }))).toMatchObject({
        reason: 'invalid_url',
        path: `events[3].${field}`,
      })
  })
})

describe('a wrong event names its reason and place', () => {
  it.each([[null], [7], ['page_view'], [[]], [undefined]])('%j is no event', (event) => {
    expect(refusalOf(event)).toEqual({ id: null, reason: 'invalid_event', path: 'events[3]' })
  })

  it.each([
    ['invalid_id', 'id', { id: undefined }],
    ['invalid_id', 'id', { id: 7 }],
    ['invalid_id', 'id', { id: 'not-a-uuid' }],
    ['invalid_id', 'id', { id: `${uuid(1)} ` }],
    ['invalid_id', 'id', { id: `{${uuid(1)}}` }],
    ['invalid_name', 'name', { name: undefined }],
    ['invalid_name', 'name', { name: '' }],
    ['invalid_name', 'name', { name: 'Page View' }],
    ['invalid_name', 'name', { name: '__proto__' }],
    ['invalid_name', 'name', { name: 'constructor' }],
    ['invalid_name', 'name', { name: 'a'.repeat(41) }],
    ['invalid_time', 'at', { at: undefined }],
    ['invalid_time', 'at', { at: '1795293999000' }],
    ['invalid_time', 'at', { at: 1_795_293_999 }],
    ['invalid_time', 'at', { at: 1e13 }],
    ['invalid_url', 'url', { url: 7 }],
    ['invalid_url', 'url', { url: `https://shop.example.com/${'a'.repeat(16_384)}` }],
    ['invalid_url', 'referrer', { referrer: {} }],
    ['invalid_params', 'params', { params: 'boots' }],
    ['invalid_params', 'params.search_term', { name: 'search', params: {} }],
    ['invalid_params', 'params', { name: 'wish', params: [] }],
    ['invalid_params', 'params.size', { name: 'wish', params: { size: null } }],
    ['invalid_params', 'params.size', { name: 'wish', params: { size: { eu: 42 } } }],
    ['invalid_params', 'params.size', { name: 'wish', params: { size: Number.POSITIVE_INFINITY } }],
  ])('%s at %s: %j', (reason, path, fields) => {
    expect(refusalOf(wireEvent(fields))).toMatchObject({ reason, path: `events[3].${path}` })
  })

  it('is named by its ID where it has one', () => {
    expect(refusalOf(wireEvent({ name: '' }))?.id).toBe(uuid(1))
    expect(refusalOf(wireEvent({ id: 'jean@example.com' }))?.id).toBeNull()
  })
})

describe('a custom event', () => {
  it('keeps its scalars', () => {
    const params = { colour: 'red', size: 42, gift: true }
    expect(draftOf({ name: 'wish', params }).custom).toEqual(params)
    expect(draftOf({ name: 'wish' }).custom).toEqual({})
    expect(draftOf({ name: 'wish', params: null }).custom).toEqual({})
  })

  it('S6: leaves out names that no object should have, and those that are no names', () => {
    const params = JSON.parse(
      '{"__proto__":1,"constructor":2,"valueOf":3,"toString":4,"Size":5,"a b":6,"ok":7}',
    )
    const { custom } = draftOf({ name: 'wish', params })
    expect(custom).toEqual({ ok: 7 })
    expect(Object.getPrototypeOf(custom)).toBe(Object.prototype)
  })

  it('holds as many parameters as the limit, not more', () => {
    const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`p${i}`, i]))
    expect(Object.keys(draftOf({ name: 'wish', params: many(20) }).custom ?? {})).toHaveLength(20)
    expect(refusalOf(wireEvent({ name: 'wish', params: many(21) }))).toMatchObject({
      reason: 'invalid_params',
      path: 'events[3].params',
    })
  })

  it('S7: has its lone surrogates replaced', () => {
    expect(draftOf({ name: 'wish', params: { note: '\ud800!' } }).custom).toEqual({ note: '\ufffd!' })
  })
})
