import { expect, it } from 'vitest'
import { trimInvisible } from '../../../../collector/privacy/trim-invisible.ts'

it.each([
  [' a b ', 'a b'],
  ['\t\r\n\u00a0a\u3000', 'a'],
  ['\u200b\ufeffa\u200d\u2060', 'a'],
  ['\u00ad\u0000a\u0007', 'a'],
  ['a\u200bb', 'a\u200bb'],
  ['', ''],
  [' \u200b ', ''],
])('%j becomes %j', (text, trimmed) => {
  expect(trimInvisible(text)).toBe(trimmed)
})
