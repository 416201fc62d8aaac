import { expect, it } from 'vitest'
import { uuidFromHash } from '../../../../collector/privacy/uuid-from-hash.ts'

it('writes the first 16 bytes as a UUID of version 8', () => {
  expect(uuidFromHash(Buffer.alloc(32, 0xff))).toBe('ffffffff-ffff-8fff-bfff-ffffffffffff')
  expect(uuidFromHash(Buffer.alloc(32))).toBe('00000000-0000-8000-8000-000000000000')
})

it('keeps the bytes in their order', () => {
  const digest = Buffer.from(Array.from({ length: 32 }, (_, i) => i))
  expect(uuidFromHash(digest)).toBe('00010203-0405-8607-8809-0a0b0c0d0e0f')
})
