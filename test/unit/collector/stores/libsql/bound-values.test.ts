import { describe, expect, it } from 'vitest'
import { bindValues, plainRow } from '../../../../../collector/stores/libsql/bound-values.ts'

describe('values on their way in', () => {
  it('are whole numbers as BigInt, everything else as it is', () => {
    expect(bindValues('VALUES (?, ?, ?, ?, ?)', ['a', 1, -0, 1.5, null])).toEqual(['a', 1n, 0n, 1.5, null])
  })

  it.each([
    ['SELECT ?, ?', [1], '2 places and 1 values'],
    ['SELECT 1', [1], '0 places and 1 values'],
    ["SELECT '?', 'it''s ?', ?", [], '1 places and 0 values'],
  ])('%s with %j is refused', (sql, params, message) => {
    expect(() => bindValues(sql, params)).toThrow(message)
  })

  it('S22: are not named by the refusal', () => {
    expect(() => bindValues('SELECT ?, ?', ['fine', 'jane\0@example.com'])).toThrow(
      /^value 2 is text with NUL or half a character$/,
    )
  })
})

describe('values on their way out', () => {
  it('are plain', () => {
    expect(plainRow({ a: 1n, b: 2.5, c: 'x', d: null })).toEqual({ a: 1, b: 2.5, c: 'x', d: null })
  })

  it.each([
    ['an integer beyond 2^53', 2n ** 53n],
    ['a blob', Buffer.from('x')],
    ['a boolean', true],
  ])('%s is refused with its column', (_, value) => {
    expect(() => plainRow({ column: value })).toThrow(/^column holds /)
  })
})
