import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { measured, parseAnswer, unitOf } from '../../../../widgets/reports/answer.ts'
import { sampleAnswer, sampleBody } from './sample-answer.ts'

/** A row with nothing beside its figures. */
const plain = { intervals: {}, lowVolume: [] }

describe('what is not an answer', () => {
  test.each([
    [null],
    ['rows'],
    [[]],
    [{}],
    [{ rows: [] }],
    [{ rows: {}, meta: {} }],
    [{ rows: [], meta: [] }],
  ])('%j', (value) => {
    expect(parseAnswer(value)).toBeNull()
  })
})

test('a row is its cells and the same row before', () => {
  const { rows } = sampleAnswer([
    { date: '2026-11-21', visitors: 3, previous: { visitors: 2 } },
    { date: 'x' },
  ])
  expect(rows).toEqual([
    { ...plain, cells: { date: '2026-11-21', visitors: 3 }, previous: { visitors: 2 } },
    { ...plain, cells: { date: 'x' }, previous: null },
  ])
})

test('a row says how sure its shares are, and which stand on few', () => {
  const [row] = sampleAnswer([
    { conversion: 0.5, intervals: { conversion: [0.4, 0.6], odd: ['a'] }, low_volume: ['conversion', 3] },
  ]).rows
  expect(row?.intervals).toEqual({ conversion: [0.4, 0.6] })
  expect(row?.lowVolume).toEqual(['conversion'])
})

test('a metric without a definition is a count', () => {
  const answer = sampleAnswer()
  expect([unitOf(answer, 'conversion'), unitOf(answer, 'orders')]).toEqual(['ratio', 'count'])
})

test('null stays null and 0 stays 0', () => {
  const [row] = sampleAnswer([{ visitors: 0, conversion: null }]).rows
  expect(row?.cells).toEqual({ visitors: 0, conversion: null })
})

test('a cell that is no plain value is left out', () => {
  const [row] = sampleAnswer([{ page: '/', extra: { deep: 1 }, list: [1] }]).rows
  expect(row?.cells).toEqual({ page: '/' })
})

test('totals carry their comparison', () => {
  expect(sampleAnswer([], { visits: 4, previous: { visits: 5 } }).totals).toEqual({
    ...plain,
    cells: { visits: 4 },
    previous: { visits: 5 },
  })
})

test('definitions without a text are left out, a missing numerator or denominator is nothing', () => {
  const definitions = {
    orders: { definition: 'Orders.' },
    conversion: { definition: 'Share.', unit: 'ratio', numerator: 'a', denominator: 'b' },
    visits: { unit: 'visits' },
    odd: 'text',
  }
  expect(parseAnswer({ ...sampleBody(), definitions })?.definitions).toEqual({
    orders: { definition: 'Orders.', unit: 'count', numerator: null, denominator: null },
    conversion: { definition: 'Share.', unit: 'ratio', numerator: 'a', denominator: 'b' },
  })
  expect(parseAnswer({ ...sampleBody(), definitions: null })?.definitions).toEqual({})
})

describe('meta', () => {
  test('is read whole', () => {
    const meta = sampleAnswer(
      [],
      {},
      {
        seeded: { from: '2026-10-01', to: '2026-10-31' },
        suppressed: 2,
        previous_period: { from: '2026-11-01', to: '2026-11-02' },
      },
    ).meta
    expect(meta).toEqual({
      timeZone: 'Europe/Paris',
      currency: 'EUR',
      currencyDigits: 2,
      asOf: Date.UTC(2026, 10, 21, 12),
      suppressed: 2,
      seeded: { from: '2026-10-01', to: '2026-10-31' },
      previousPeriod: { from: '2026-11-01', to: '2026-11-02' },
      otherCurrencies: [],
      digits: {},
    })
  })

  test('that says nothing has careful defaults', () => {
    expect(parseAnswer({ rows: [], meta: {} })?.meta).toEqual({
      timeZone: 'UTC',
      currency: null,
      currencyDigits: 2,
      asOf: null,
      suppressed: 0,
      seeded: null,
      previousPeriod: null,
      otherCurrencies: [],
      digits: {},
    })
  })

  test.each([
    ['milliseconds', 1_000, 1_000],
    ['ISO text', '1970-01-01T00:00:01Z', 1_000],
    ['other text', 'now', null],
    ['null', null, null],
  ])('reads data-as-of from %s', (_, as_of, expected) => {
    expect(sampleAnswer([], {}, { as_of }).meta.asOf).toBe(expected)
  })

  test.each([
    ['codes', ['USD', 'GBP']],
    ['objects', [{ currency: 'USD', orders: 1 }, { currency: 'GBP' }, { orders: 2 }]],
  ])('reads other currencies from %s', (_, other_currencies) => {
    expect(sampleAnswer([], {}, { other_currencies }).meta.otherCurrencies).toEqual(['USD', 'GBP'])
  })

  test.each([[{ from: '2026-10-01' }], ['October'], [null]])('takes no seeded days from %j', (seeded) => {
    expect(sampleAnswer([], {}, { seeded }).meta.seeded).toBeNull()
  })
})

test('any JSON is read or refused, never thrown at', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (rows, meta) => {
      const answer = parseAnswer({ rows, meta })
      expect(answer === null || Array.isArray(answer.rows)).toBe(true)
    }),
  )
})

test('a number that is missing, null or text was not measured', () => {
  const cells = { visits: 3, orders: 0, revenue: null, page: '/' }
  const names = ['visits', 'orders', 'revenue', 'page', 'nothing']
  expect(names.map((name) => measured(cells, name))).toEqual([3, 0, null, null, null])
  expect(measured(null, 'visits')).toBeNull()
})
