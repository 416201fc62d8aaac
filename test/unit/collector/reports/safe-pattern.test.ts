import { describe, expect, it } from 'vitest'
import { refusePattern } from '../../../../collector/reports/safe-pattern.ts'

describe('refusePattern', () => {
  it.each([
    '^/product/',
    'boots?$',
    '(red|blue) (?:shoe|boot)s*',
    '[a-z0-9_-]{2,20}',
    '\\d+\\.\\d{2}',
    '[^/]+/\\[x\\]',
    'été',
    '👟+',
    'a{100}',
  ])('takes %s', (pattern) => expect(refusePattern(pattern)).toBeNull())

  it.each([
    ['', /1 to 200/],
    ['a'.repeat(201), /1 to 200/],
    ['(', /made of/],
    ['a**', /made of/],
    ['(a)\\1', /made of/],
    ['a(?=b)', /made of/],
    ['(?<!a)b', /made of/],
    ['(?<name>a)', /made of/],
    ['(?i)a', /made of/],
    ['\\p{L}', /made of/],
    ['\\x41', /made of/],
    ['a\\', /made of/],
    ['[]', /made of/],
    ['[^]', /made of/],
    ['[[:alpha:]', /made of/],
    ['[\\b]', /made of/],
    ['[z-a]', /made of/],
    ['a{2,1}', /made of/],
    ['a{101}', /counts to 100/],
    ['a{1,1000}', /counts to 100/],
    ['((a{100}){100}){100}', /group cannot be counted/],
  ])('refuses %s', (pattern, message) => expect(refusePattern(pattern)).toMatch(message))
})
