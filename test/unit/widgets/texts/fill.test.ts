import { describe, expect, it } from 'vitest'
import { asName, fill } from '../../../../widgets/texts/fill.ts'

describe('fill', () => {
  it('puts each name in its place, as often as it stands there', () => {
    expect(fill('{a} and {b}, {a}', { a: 'Léa', b: 2 })).toBe('Léa and 2, Léa')
  })

  it('leaves a placeholder that has no filling', () => {
    expect(fill('{a} of {b}', { b: 'Acme' })).toBe('{a} of Acme')
  })

  it('never looks at a name again, whatever is in it', () => {
    expect(fill('{ambassador} of {brand}', { ambassador: '{brand}', brand: '$& $1 {ambassador}' })).toBe(
      '{brand} of $& $1 {ambassador}',
    )
  })

  it('S6: takes no filling from what every object has', () => {
    expect(fill('{constructor} {toString}', {})).toBe('{constructor} {toString}')
  })
})

describe('asName', () => {
  it('keeps an ordinary name as it is', () => {
    expect(asName('Léa 🌿 D’Arc', 'fr')).toBe('Léa 🌿 D’Arc')
  })

  it('isolates a name that runs against its sentence', () => {
    expect(asName('Léa', 'ar')).toBe('\u2068Léa\u2069')
    expect(asName('ليلى', 'en')).toBe('\u2068ليلى\u2069')
    expect(asName('美咲', 'ja')).toBe('美咲')
  })

  it('S5: drops what would break or turn the line', () => {
    expect(asName(' a\u202eb\u0000\u200f\r\nc\u2028d ', 'en')).toBe('ab c d')
  })

  it('is the same when it is made twice', () => {
    expect(asName(asName('Léa', 'ar'), 'ar')).toBe('\u2068Léa\u2069')
  })
})
