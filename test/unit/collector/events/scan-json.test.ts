import { expect, it } from 'vitest'
import { isWithinDepth } from '../../../../collector/events/scan-json.ts'

const within = (text: string, depth: number) => isWithinDepth(new TextEncoder().encode(text), depth)

it.each([
  ['', 0],
  ['1', 0],
  ['{}', 1],
  ['[]', 1],
  ['{"a":[{"b":[]}]}', 4],
  ['[[],[],[]]', 2],
  ['[{}]]]]', 2],
])('%s nests no deeper than %i', (text, depth) => {
  expect(within(text, depth)).toBe(true)
  expect(depth === 0 || !within(text, depth - 1)).toBe(true)
})

it('S7: looks past brackets inside texts', () => {
  expect(within('{"a":"[[[[[[[["}', 1)).toBe(true)
  expect(within('{"[[[[":1}', 1)).toBe(true)
})

it('S7: is not deceived by escaped quotes', () => {
  expect(within('{"a":"\\"[[[["}', 1)).toBe(true)
  expect(within('{"a":"\\\\"}', 1)).toBe(true)
  expect(within('{"a":"\\\\",[[[[', 4)).toBe(false)
})

it('S7: a text that never ends hides nothing and stops at the end', () => {
  expect(within('{"a":"[[[[', 1)).toBe(true)
  expect(within('{"a":"\\', 1)).toBe(true)
})

it('S7: 100,000 levels are refused, without recursion', () => {
  expect(within('['.repeat(100_000), 8)).toBe(false)
  expect(within('{"a":'.repeat(100_000), 8)).toBe(false)
})
