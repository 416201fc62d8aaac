import { expect, it } from 'vitest'
import { bearerToken } from '../../../../collector/access/access-keys.ts'
import { createOperatorToken, isOperatorToken } from '../../../../collector/access/operator-token.ts'
import { createKeyRing } from '../../../../collector/privacy/key-ring.ts'
import { noon } from '../../../support/wire-batch.ts'

const ringOf = (byte: number) =>
  createKeyRing({ version: 1, peppers: new Map([[1, Buffer.alloc(32, byte)]]) })
const keyRing = ringOf(1)

it('opens for who holds the same keys folder, for a minute', () => {
  const token = createOperatorToken(keyRing, noon)
  expect(bearerToken(`Bearer ${token}`)).toBe(token)
  expect(isOperatorToken(token, keyRing, noon)).toBe(true)
  expect(isOperatorToken(token, keyRing, noon + 59_999)).toBe(true)
  expect(isOperatorToken(token, keyRing, noon + 60_000)).toBe(false)
})

it('S15: does not open with other keys, with a later end, or far from the future', () => {
  const token = createOperatorToken(keyRing, noon)
  expect(isOperatorToken(token, ringOf(2), noon)).toBe(false)
  expect(isOperatorToken(token.replace(String(noon + 60_000), String(noon + 60_001)), keyRing, noon)).toBe(
    false,
  )
  expect(isOperatorToken(createOperatorToken(keyRing, noon + 3_600_000), keyRing, noon)).toBe(false)
})

it.each(['', 'operator_', 'operator_1795294000000_h1_short', 'h1_x'])('S15: %j is none', (text) => {
  expect(isOperatorToken(text, keyRing, noon)).toBe(false)
})
