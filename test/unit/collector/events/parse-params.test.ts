import { describe, expect, it } from 'vitest'
import { parseParams } from '../../../../collector/events/parse-params.ts'
import { type EventName, eventFields } from '../../../../sdk/protocol/events.ts'
import { limits } from '../../../../sdk/protocol/limits.ts'
import { storedItem } from '../../../support/stored-event.ts'

const purchase = { transaction_id: 'T1', value: 59.9 }

function parsed(name: EventName, params: unknown, currency = 'EUR') {
  const result = parseParams(name, params, currency)
  if (!result.ok) throw new Error(`refused at ${result.path}`)
  return result.value
}

/** Where it was refused, or null. */
function refusedAt(name: EventName, params: unknown): string | null {
  const result = parseParams(name, params, 'EUR')
  return result.ok ? null : result.path
}

const emptyParams = {
  search_term: null,
  results: null,
  category: null,
  transaction_id: null,
  currency: null,
  value_minor: null,
  tax_minor: null,
  shipping_minor: null,
  coupon: null,
  item_list_id: null,
  item_list_name: null,
  items: [],
}

describe('what is kept', () => {
  it('fills every column that the event has, and no other', () => {
    expect(parsed('search', { search_term: 'boots', results: 12, category: 'shoes' })).toEqual({
      ...emptyParams,
      search_term: 'boots',
      results: 12,
      category: 'shoes',
    })
  })

  it('E15: drops what the event does not have, also where another event has it', () => {
    const params = { search_term: 'boots', value: 12, items: [{ item_id: 'A' }], first_name: 'Jean' }
    expect(parsed('search', params)).toEqual({ ...emptyParams, search_term: 'boots' })
    expect(parsed('page_view', { anything: { deep: [1] } })).toEqual(emptyParams)
  })

  it.each(Object.keys(eventFields) as EventName[])('%s without its optional fields is whole', (name) => {
    const required: Record<string, object> = { search: { search_term: 'a' }, purchase, refund: purchase }
    expect(refusedAt(name, required[name])).toBeNull()
  })

  it('takes null for an optional field as missing', () => {
    expect(parsed('search', { search_term: 'a', results: null, category: null })).toEqual({
      ...emptyParams,
      search_term: 'a',
    })
  })

  it('reads every field of an item', () => {
    const item = {
      item_id: 'SKU1',
      item_name: 'Boots',
      item_brand: 'Alp',
      item_category: 'Shoes',
      price: 29.95,
      quantity: 2,
      index: 3,
      item_list_id: 'search:boots',
      item_list_name: 'Search',
      colour: 'red',
    }
    const { price, colour, ...kept } = item
    expect([price, colour]).toEqual([29.95, 'red'])
    expect(parsed('view_item', { items: [item] }).items).toEqual([{ ...kept, price_minor: 2995 }])
    expect(parsed('view_item', { items: [{ item_id: 'A' }] }).items).toEqual([
      storedItem({ item_id: 'A', price_minor: null, quantity: null }),
    ])
  })

  it('S6: reads own fields only', () => {
    const inherited = Object.create({ search_term: 'inherited' })
    expect(refusedAt('search', inherited)).toBe('.search_term')
    expect(refusedAt('search', JSON.parse('{"__proto__":{"search_term":"a"}}'))).toBe('.search_term')
  })
})

describe('money', () => {
  it.each([
    ['EUR', 59.9, 5990],
    ['JPY', 6000, 6000],
    ['TND', 1.005, 1005],
    ['EUR', 0, 0],
    ['EUR', 1.005, 101],
    ['EUR', limits.moneyMajor, limits.moneyMajor * 100],
  ])('%s %d is %d minor units', (currency, value, minor) => {
    expect(parsed('purchase', { transaction_id: 'T1', currency, value })).toMatchObject({
      currency,
      value_minor: minor,
    })
  })

  it('is in the brand’s currency where the event names none', () => {
    expect(parsed('purchase', purchase, 'CHF')).toMatchObject({ currency: 'CHF', value_minor: 5990 })
  })

  it('brings its currency along from the items alone, and none where there is no amount', () => {
    expect(parsed('view_item', { currency: 'USD', items: [{ item_id: 'A', price: 1 }] }).currency).toBe('USD')
    expect(parsed('view_item', { currency: 'USD', items: [{ item_id: 'A' }] }).currency).toBeNull()
  })

  it('reads tax and shipping of a purchase', () => {
    expect(parsed('purchase', { ...purchase, tax: 9.98, shipping: 4.5 })).toMatchObject({
      tax_minor: 998,
      shipping_minor: 450,
    })
  })
})

describe('decimal text, as markup and many data layers send it', () => {
  it('is an amount, exact in the currency’s minor units', () => {
    const items = [{ item_id: 'A', price: '29.95', quantity: '2', index: '0' }]
    expect(parsed('purchase', { ...purchase, value: '59.9', tax: '1.005', items })).toMatchObject({
      value_minor: 5990,
      tax_minor: 101,
      items: [{ price_minor: 2995, quantity: 2, index: 0 }],
    })
    expect(parsed('refund', { ...purchase, currency: 'JPY', value: '6000' }).value_minor).toBe(6000)
  })

  it('is a count where it is a whole number', () => {
    expect(parsed('search', { search_term: 'a', results: '12' }).results).toBe(12)
    expect(parsed('search', { search_term: 'a', results: '0' }).results).toBe(0)
  })

  it.each([
    '',
    ' ',
    ' 2',
    '2 ',
    '2\n',
    '+2',
    '-2',
    '-0',
    '2e3',
    '0x10',
    '.5',
    '5.',
    '1.2.3',
    '1,5',
    '1 000',
    '1\u00a0000',
    '1_000',
    '12€',
    '٢',
    'NaN',
    'Infinity',
  ])('is nothing else: %j', (text) => {
    expect(refusedAt('search', { search_term: 'a', results: text })).toBe('.results')
    expect(refusedAt('purchase', { ...purchase, value: text })).toBe('.value')
  })
})

describe('what is refused, with its place', () => {
  it.each<[string, EventName, unknown]>([
    ['', 'search', 'boots'],
    ['', 'search', ['boots']],
    ['.search_term', 'search', {}],
    ['.search_term', 'search', undefined],
    ['.search_term', 'search', { search_term: null }],
    ['.search_term', 'search', { search_term: true }],
    ['.search_term', 'search', { search_term: ['boots'] }],
    ['.search_term', 'search', { search_term: Number.POSITIVE_INFINITY }],
    ['.results', 'search', { search_term: 'a', results: 1.5 }],
    ['.results', 'search', { search_term: 'a', results: -1 }],
    ['.results', 'search', { search_term: 'a', results: 1e9 + 1 }],
    ['.results', 'search', { search_term: 'a', results: '1.5' }],
    ['.results', 'search', { search_term: 'a', results: '1000000001' }],
    ['.results', 'search', { search_term: 'a', results: true }],
    ['.transaction_id', 'purchase', { value: 1 }],
    ['.transaction_id', 'purchase', { ...purchase, transaction_id: '' }],
    ['.transaction_id', 'purchase', { ...purchase, transaction_id: 'a\nb' }],
    ['.transaction_id', 'purchase', { ...purchase, transaction_id: 'a'.repeat(limits.codeLength + 1) }],
    ['.transaction_id', 'purchase', { ...purchase, transaction_id: { id: 1 } }],
    ['.value', 'purchase', { transaction_id: 'T1' }],
    ['.value', 'purchase', { ...purchase, value: '59,90' }],
    ['.value', 'purchase', { ...purchase, value: `1${'0'.repeat(13)}` }],
    ['.value', 'purchase', { ...purchase, value: [59.9] }],
    ['.value', 'purchase', { ...purchase, value: -1 }],
    ['.value', 'purchase', { ...purchase, value: limits.moneyMajor * 1.01 }],
    ['.value', 'purchase', { ...purchase, value: Number.NaN }],
    ['.tax', 'purchase', { ...purchase, tax: -0.01 }],
    ['.currency', 'purchase', { ...purchase, currency: 'eur' }],
    ['.currency', 'purchase', { ...purchase, currency: 978 }],
    ['.items', 'purchase', { ...purchase, items: 'SKU1' }],
    ['.items', 'purchase', { ...purchase, items: Array(limits.itemsPerEvent + 1).fill({ item_id: 'A' }) }],
    ['.items[0]', 'purchase', { ...purchase, items: ['SKU1'] }],
    ['.items[1].item_id', 'purchase', { ...purchase, items: [{ item_id: 'A' }, {}] }],
    ['.items[0].price', 'purchase', { ...purchase, items: [{ item_id: 'A', price: 'free' }] }],
    ['.items[0].quantity', 'purchase', { ...purchase, items: [{ item_id: 'A', quantity: '0.5' }] }],
    ['.items[0].quantity', 'purchase', { ...purchase, items: [{ item_id: 'A', quantity: 0.5 }] }],
  ])('at %j: %s', (path, name, params) => {
    expect(refusedAt(name, params)).toBe(path)
  })

  it('an unknown currency leaves its amounts without digits', () => {
    expect(refusedAt('purchase', { ...purchase, currency: 'XXX' })).toMatch(/^\.(value|currency)$/)
  })
})

describe('bounds are inclusive', () => {
  it('for counts, codes and items', () => {
    const code = 'a'.repeat(limits.codeLength)
    const items = Array(limits.itemsPerEvent).fill({ item_id: 'A' })
    expect(parsed('search', { search_term: 'a', results: 1e9 }).results).toBe(1e9)
    expect(parsed('purchase', { transaction_id: code, value: 1, items })).toMatchObject({
      transaction_id: code,
    })
  })
})

describe('text', () => {
  it('may be a number, which shops send as terms and IDs', () => {
    expect(parsed('search', { search_term: 42 }).search_term).toBe('42')
    expect(parsed('purchase', { transaction_id: 1001, value: 1 }).transaction_id).toBe('1001')
  })

  it('S7: has its lone surrogates replaced, since the stores hold UTF-8', () => {
    expect(parsed('search', { search_term: 'a\ud800b' }).search_term).toBe('a\ufffdb')
    expect(parsed('purchase', { transaction_id: 'T\udc00', value: 1 }).transaction_id).toBe('T\ufffd')
  })
})

it('refuses a line whose price times quantity no report could add up, and names it', () => {
  const items = [{ item_id: 'A', price: 1e12, quantity: 1e9 }]
  expect(parseParams('purchase', { transaction_id: 'T1', value: 1, items }, 'EUR')).toEqual({
    ok: false,
    path: '.items[0].quantity',
  })
})
