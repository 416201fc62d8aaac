import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../../../collector/ledger/canonical-json.ts'

describe('the one spelling of a JSON value', () => {
  it('has its keys in the order of their UTF-16 code units, at every depth, and no white space', () => {
    const value = { b: [2, { y: 1, x: null }], a: 'é', '\u20ac': 1, '1': true, A: {} }
    expect(canonicalJson(value)).toBe('{"1":true,"A":{},"a":"é","b":[2,{"x":null,"y":1}],"€":1}')
  })

  it('is the example of RFC 8785, 3.2.2', () => {
    const value = JSON.parse(String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`)
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
  })

  it('sorts a key outside the basic plane before one at its end', () => {
    expect(canonicalJson({ '\ufb33': 1, '\u{1f600}': 2 })).toBe('{"\u{1f600}":2,"\ufb33":1}')
  })

  it('leaves out what is undefined in an object', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}')
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY, undefined, () => 1, Symbol('x')])('refuses %s', (value) => {
    expect(() => canonicalJson({ list: [value] })).toThrow(TypeError)
  })
})
