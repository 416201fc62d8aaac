import { describe, expect, it } from 'vitest'
import { scrubPersonalText } from '../../../../../collector/events/steps/scrub-personal-text.ts'
import { limits } from '../../../../../sdk/protocol/limits.ts'
import { testBrand } from '../../../../support/test-brand.ts'
import { testArrival, testDraft, testTools } from '../../../../support/test-draft.ts'
import type { AnyFields } from '../../../../support/wire-batch.ts'

const tools = testTools()
const address = 'jean.dupont@example.com'

function storedOf(event: AnyFields, arrival = testArrival()) {
  const draft = testDraft(arrival, event)
  const reason = scrubPersonalText(draft, tools)
  if (reason) throw new Error(reason)
  return draft.stored
}

describe('the page', () => {
  it('keeps host, path and campaign; query, fragment and credentials go', () => {
    const url = `https://u:p@shop.example.com/a?q=${address}&utm_source=mail&utm_medium=m&utm_campaign=c#x`
    expect(storedOf({ url })).toMatchObject({
      host: 'shop.example.com',
      path: '/a',
      utm_source: 'mail',
      utm_medium: 'm',
      utm_campaign: 'c',
    })
    expect(JSON.stringify(storedOf({ url }))).not.toMatch(/jean|u:p/)
  })

  it.each(['ftp://shop.example.com/', 'javascript:alert(1)', 'boots', 'https://'])(
    '%s is no web address',
    (url) => expect(scrubPersonalText(testDraft(testArrival(), { url }), tools)).toBe('invalid_url'),
  )

  it('may be missing', () => {
    expect(storedOf({ url: undefined })).toMatchObject({ host: null, path: null })
  })

  it('keeps of the referrer its host, and nothing of one that is no address', () => {
    expect(storedOf({ referrer: `https://mail.example/inbox?to=${address}` }).referrer_host).toBe(
      'mail.example',
    )
    expect(storedOf({ referrer: 'android-app://x' }).referrer_host).toBeNull()
  })
})

describe('what people type', () => {
  it.each([
    ['search_term', { name: 'search', params: { search_term: address } }],
    ['category', { name: 'search', params: { search_term: 'a', category: address } }],
    ['item_list_id', { name: 'select_item', params: { item_list_id: `search:${address}` } }],
    ['item_list_name', { name: 'select_item', params: { item_list_name: address } }],
  ] as const)('holds no address in %s', (field, event) => {
    expect(storedOf(event)[field]).toMatch(/^(search:)?\[email\]$/)
  })

  it('holds none in any text of an item', () => {
    const item = {
      item_id: address,
      item_name: address,
      item_brand: address,
      item_category: address,
      item_list_id: address,
      item_list_name: address,
    }
    const { items } = storedOf({ name: 'view_item', params: { items: [item] } })
    expect(items).toMatchObject([
      {
        item_id: expect.stringMatching(/^h1_[\w-]{43}$/),
        item_name: '[email]',
        item_brand: '[email]',
        item_category: '[email]',
        item_list_id: '[email]',
        item_list_name: '[email]',
      },
    ])
  })

  it('holds none in a custom event, and no parameter that means a person', () => {
    const params = { note: `ask ${address}`, first_name: 'Jean', size: 42 }
    expect(storedOf({ name: 'wish', params }).params).toBe('{"note":"ask [email]","size":42}')
    expect(storedOf({ name: 'search', params: { search_term: 'a' } }).params).toBeNull()
  })

  it('knows phones as the brand’s country writes them', () => {
    const event = { name: 'search', params: { search_term: '(415) 555-2671' } }
    const american = testArrival({ brand: testBrand({ region: 'US' }) })
    expect(storedOf(event, american).search_term).toBe('[phone]')
    expect(storedOf(event).search_term).toBe('(415) 555-2671')
  })

  it('leaves identifiers alone that look like cards and tokens by right', () => {
    const event = {
      name: 'purchase',
      params: { transaction_id: '4111111111111111', value: 1, items: [{ item_id: '4006381333931' }] },
    }
    expect(storedOf(event)).toMatchObject({
      transaction_id: '4111111111111111',
      items: [{ item_id: '4006381333931' }],
    })
  })
})

describe('long text', () => {
  it('is cut to the limit', () => {
    const search_term = 'é'.repeat(limits.textLength + 1)
    expect(storedOf({ name: 'search', params: { search_term } }).search_term).toHaveLength(limits.textLength)
  })

  it.each([1, 5, 12, 20])('holds no half of an address at the cut, %i characters before it', (before) => {
    const search_term = `${'a '.repeat(limits.textLength).slice(0, limits.textLength - before - 1)} ${address}`
    const stored = storedOf({ name: 'search', params: { search_term } })
    expect(stored.search_term).not.toMatch(/j$|jean/)
    const custom = storedOf({ name: 'wish', params: { note: search_term } })
    expect(custom.params).not.toMatch(/ j"|jean/)
  })
})

describe('an identifier that holds an address', () => {
  const orderOf = (transaction_id: string) =>
    storedOf({ name: 'purchase', params: { transaction_id, value: 1 } }).transaction_id

  it.each([
    address,
    `1001-${address}`,
    'jean\uFF20example.com',
    'jean%40example.com',
    'jean%2540example.com',
  ])('becomes a tag: %s', (id) => expect(orderOf(id)).toMatch(/^h1_[\w-]{43}$/))

  it('stays another than the next one, so that two orders stay two', () => {
    expect(orderOf('1001-jean@example.com')).not.toBe(orderOf('1002-lea@example.com'))
    expect(orderOf(address)).toBe(orderOf(address))
  })

  it('stays as it is where it holds none', () => {
    expect(orderOf('CM-261121-K26RXQ')).toBe('CM-261121-K26RXQ')
  })
})
