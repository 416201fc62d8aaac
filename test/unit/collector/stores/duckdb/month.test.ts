import { describe, expect, it } from 'vitest'
import { identifier, literal } from '../../../../../collector/stores/duckdb/literal.ts'
import {
  attachedName,
  isMonthWithin,
  monthFile,
  monthOfFileName,
} from '../../../../../collector/stores/duckdb/month.ts'

const december = Date.UTC(2026, 11, 1)

describe('a month is touched by a period', () => {
  it.each([
    ['2026-11', december - 1, december, true],
    ['2026-12', december - 1, december, false],
    ['2026-12', december - 1, december + 1, true],
    ['2026-11', december, december + 1, false],
    ['2026-11', 0, 4e12, true],
    ['2026-11', december - 5, december - 5, false],
    ['2026-11', december, 0, false],
  ])('%s by [%i, %i): %s', (month, from, until, isTouched) => {
    expect(isMonthWithin(month, from, until)).toBe(isTouched)
  })
})

it('a file is named by its month, and anything else in the folder is none', () => {
  expect(monthFile('/data', 'acme', '2026-11')).toBe('/data/acme/events/2026-11.duckdb')
  expect(monthOfFileName('2026-11.duckdb')).toBe('2026-11')
  for (const name of ['2026-11.duckdb.wal', '2026-1.duckdb', 'x2026-11.duckdb', 'brand.json', '2026-11'])
    expect(monthOfFileName(name)).toBeNull()
})

it('names and paths are quoted', () => {
  expect(attachedName('acme', '2026-11')).toBe('"acme/2026-11"')
  expect(identifier('a"b')).toBe('"a""b"')
  expect(literal("it's")).toBe("'it''s'")
})
