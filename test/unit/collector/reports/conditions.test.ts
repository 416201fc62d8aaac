import { describe, expect, it } from 'vitest'
import { conditionOf, isOneOf } from '../../../../collector/reports/conditions.ts'
import { duckdbDialect } from '../../../../collector/reports/dialect.ts'
import type { Filter } from '../../../../collector/reports/query.ts'

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
  ])('turns %j into %s', (filter, sql, params) => {
    expect(conditionOf(filter, 0, duckdbDialect)).toEqual({ sql, params })
  })

  it.each(['is', 'is_not', 'contains'] as const)('keeps the value of %s out of the text', (operator) => {
    const { sql, params } = conditionOf(['page', operator, [hostile, 'b']], 3, duckdbDialect)
    expect(sql).not.toContain('DROP')
    expect(Object.entries(params)).toEqual([
      ['filter_3_0', hostile],
      ['filter_3_1', 'b'],
    ])
  })
})

describe('isOneOf', () => {
  it('is never true of no values', () => {
    expect(isOneOf('by_page', [], 'only')).toEqual({ sql: 'FALSE', params: {} })
  })
})
