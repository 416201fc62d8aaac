import fc from 'fast-check'
import Database from 'libsql'
import { describe, expect, it } from 'vitest'
import { bindValues, plainRow } from '../../collector/stores/libsql/bound-values.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 50 }).filter((value) => !value.includes('\0'))
const value = fc.oneof(
  text,
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constant(null),
)

describe('a value of the records store', () => {
  const database = new Database(':memory:')
  database.defaultSafeIntegers(true)
  const select = database.prepare('SELECT ? AS value')

  it('comes back as it went in, or is refused', () => {
    fc.assert(
      fc.property(value, (given) => {
        const isRefused = typeof given === 'number' && Number.isInteger(given) && !Number.isSafeInteger(given)
        if (isRefused) {
          expect(() => bindValues('SELECT ?', [given])).toThrow('beyond 2^53')
          return
        }
        const [row] = select.all(bindValues('SELECT ?', [given])).map(plainRow)
        // SQLite knows one zero.
        expect(row).toEqual({ value: given === 0 ? 0 : given })
      }),
    )
  })
})
