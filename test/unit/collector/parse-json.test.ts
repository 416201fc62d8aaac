import { expect, it } from 'vitest'
import { parseJson, parseJsonBytes } from '../../../collector/parse-json.ts'

const bytesOf = (...bytes: number[]) => Uint8Array.from(bytes)

it('answers the value, of a part of a larger buffer too', () => {
  expect(parseJson('{"a":[null]}')).toEqual({ a: [null] })
  const whole = new TextEncoder().encode('xx"é"xx')
  expect(parseJsonBytes(whole.subarray(2, -2))).toBe('é')
})

it.each(['', '{', 'undefined', "{'a':1}", '1e', '\ufeff1'])('S7: %j is none', (text) => {
  expect(parseJson(text)).toBeUndefined()
  expect(parseJsonBytes(new TextEncoder().encode(text))).toBeUndefined()
})

it.each([
  ['half a character', bytesOf(0x22, 0xc3, 0x22)],
  ['an encoded surrogate', bytesOf(0x22, 0xed, 0xa0, 0x80, 0x22)],
  ['an overlong form', bytesOf(0x22, 0xc0, 0xaf, 0x22)],
])('S7: %s is no UTF-8, and so no JSON', (_, bytes) => {
  expect(parseJsonBytes(bytes)).toBeUndefined()
})
