import { describe, expect, it } from 'vitest'
import { randomId } from '../../../../sdk/browser/random-id.ts'
import { cookiePatterns } from '../../../../sdk/protocol/cookies.ts'

describe('randomId', () => {
  it('E2: makes UUIDs of version 4, all different', () => {
    const ids = Array.from({ length: 500 }, () => randomId(crypto))
    for (const id of ids) expect(id).toMatch(cookiePatterns.visitor)
    expect(new Set(ids).size).toBe(500)
  })

  it('uses the random bytes and nothing else', () => {
    const fixed = (byte: number) => randomId({ getRandomValues: (bytes) => bytes.fill(byte) })
    expect(fixed(0)).toBe('00000000-0000-4000-a000-000000000000')
    expect(fixed(255)).toBe('ffffffff-ffff-4fff-afff-ffffffffffff')
  })
})
