import { expect, test } from 'vitest'
import { randomId } from '../../../../widgets/popins/random-id.ts'

test('an ID is a UUID of version 4, and no two are the same', () => {
  const ids = Array.from({ length: 1000 }, () => randomId(crypto))
  expect(new Set(ids).size).toBe(1000)
  for (const id of ids) expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/)
})

test('every digit is the browser’s randomness', () => {
  const zeros: Pick<Crypto, 'getRandomValues'> = { getRandomValues: (bytes) => bytes }
  expect(randomId(zeros)).toBe('00000000-0000-4000-a000-000000000000')
})
