import { describe, expect, it } from 'vitest'
import { conditionOf, isOneOf } from '../../../../collector/reports/conditions.ts'
import { duckdbDialect } from '../../../../collector/reports/dialect.ts'
import { type Filter, filterOperators } from '../../../../collector/reports/query.ts'

const hostile = "'; DROP TABLE events; --"

describe('conditionOf', () => {
  it.each<[Filter, string, Record<string, string>]>([
    [['device', 'is', 'phone'], '(device IN ($filter_0_0))', { filter_0_0: 'phone' }],
    [
      ['device', 'is', ['a', 'b']],
      '(device IN ($filter_0_0, $filter_0_1))',
      { filter_0_0: 'a', filter_0_1: 'b' },
    ],
    [['publication', 'is', null], '(publication IS NULL)', {}],
    [
      ['publication', 'is', ['P1', null]],
      '(publication IN ($filter_0_0) OR publication IS NULL)',
      { filter_0_0: 'P1' },
    ],
    [
      ['publication', 'is_not', 'P1'],
      'NOT coalesce((publication IN ($filter_0_0)), FALSE)',
      { filter_0_0: 'P1' },
    ],
    [['page', 'contains', 'x'], '(contains(lower(path), lower($filter_0_0)))', { filter_0_0: 'x' }],
    [['page', 'contains', null], 'FALSE', {}],
    [
      ['page', 'not_contains', 'x'],
      'NOT coalesce((contains(lower(path), lower($filter_0_0))), FALSE)',
      { filter_0_0: 'x' },
    ],
    [['page', 'matches', '^/a'], '(regexp_matches(path, $filter_0_0))', { filter_0_0: '(?i)^/a' }],
    [
      {
        or: [
          ['device', 'is', 'phone'],
          {
            not: {
              and: [
                ['publication', 'is', null],
                ['device', 'is', 'tablet'],
              ],
            },
          },
        ],
      },
      '((device IN ($filter_0_0_0)) OR NOT coalesce(((publication IS NULL) AND (device IN ($filter_0_1_0_1_0))), FALSE))',
      { filter_0_0_0: 'phone', filter_0_1_0_1_0: 'tablet' },
    ],
  ])('turns %j into %s', (filter, sql, params) => {
    expect(conditionOf(filter, 0, duckdbDialect)).toEqual({ sql, params })
  })

  it.each(filterOperators)('keeps the value of %s out of the text', (operator) => {
    const { sql, params } = conditionOf(['page', operator, [hostile, 'b']], 3, duckdbDialect)
    expect(sql).not.toContain('DROP')
    expect(Object.keys(params)).toEqual(['filter_3_0', 'filter_3_1'])
    expect(params.filter_3_0).toEqual(expect.stringContaining(hostile))
  })
})

describe('isOneOf', () => {
  it('is never true of no values', () => {
    expect(isOneOf('by_page', [], 'only')).toEqual({ sql: 'FALSE', params: {} })
  })
})
