import { describe, expect, it } from 'vitest'
import { randomId } from '../../../../sdk/browser/random-id.ts'
import { cookiePatterns } from '../../../../sdk/protocol/cookies.ts'
import { createFakePage, useOn, uuid } from '../fake-page.ts'

describe('randomId', () => {
  it('E2: makes UUIDs of version 4, all different, which the cookie’s table allows', () => {
    useOn(createFakePage())
    const ids = Array.from({ length: 500 }, () => randomId())
    for (const id of ids) {
      expect(id).toMatch(uuid)
      expect(id).toMatch(cookiePatterns.visitor)
    }
    expect(new Set(ids).size).toBe(500)
  })

  it('uses the random bytes and nothing else', () => {
    const fixed = (byte: number) => {
      const fake = createFakePage()
      Object.assign(fake.page.crypto, { getRandomValues: (bytes: Uint8Array) => bytes.fill(byte) })
      useOn(fake)
      return randomId()
    }
    expect(fixed(0)).toBe('00000000-0000-4000-a000-000000000000')
    expect(fixed(255)).toBe('ffffffff-ffff-4fff-afff-ffffffffffff')
  })
})
