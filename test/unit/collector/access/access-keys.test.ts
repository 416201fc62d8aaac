import { describe, expect, it } from 'vitest'
import { bearerToken, linkLifetimeMs, roleOf, withKey } from '../../../../collector/access/access-keys.ts'
import { testBrand } from '../../../support/test-brand.ts'
import { testTools } from '../../../support/test-draft.ts'
import { noon } from '../../../support/wire-batch.ts'

const { keyRing } = testTools()
const [token, other] = ['a'.repeat(43), 'b'.repeat(43)]
const day = 86_400_000

describe('a key', () => {
  it('A6: opens with its own role, and nothing opens by default', () => {
    const bare = testBrand()
    const brand = withKey(
      withKey(bare, 'server', token, keyRing, null, noon),
      'analyst',
      other,
      keyRing,
      null,
      noon,
    )
    expect(roleOf(bare, token, keyRing, noon)).toBeNull()
    expect(roleOf(brand, token, keyRing, noon)).toBe('server')
    expect(roleOf(brand, other, keyRing, noon)).toBe('analyst')
    expect(roleOf(brand, 'c'.repeat(43), keyRing, noon)).toBeNull()
    expect(roleOf(brand, '', keyRing, noon)).toBeNull()
  })

  it('of a link lives 7 days and not a millisecond more', () => {
    const brand = withKey(testBrand(), 'analyst', token, keyRing, noon + linkLifetimeMs, noon)
    expect(linkLifetimeMs).toBe(7 * day)
    expect(roleOf(brand, token, keyRing, noon + 7 * day - 1)).toBe('analyst')
    expect(roleOf(brand, token, keyRing, noon + 7 * day)).toBeNull()
  })

  it('is stored as a hash, never as itself', () => {
    const brand = withKey(testBrand(), 'server', token, keyRing, null, noon)
    expect(JSON.stringify(brand)).not.toContain(token)
    expect(brand.keys[0]?.hash).toBe(keyRing.tokenHash(token))
  })

  it('takes the place of those that have expired, never of those that have not', () => {
    const first = withKey(testBrand(), 'analyst', token, keyRing, noon + 1, noon)
    expect(withKey(first, 'analyst', other, keyRing, null, noon).keys).toHaveLength(2)
    expect(withKey(first, 'analyst', other, keyRing, null, noon + 1).keys).toHaveLength(1)
    expect(first.keys).toHaveLength(1)
  })

  it('that is there twice opens as long as one of them lives', () => {
    const once = withKey(testBrand(), 'analyst', token, keyRing, noon + 1, noon)
    const twice = withKey(once, 'server', token, keyRing, noon + day, noon)
    expect(roleOf(twice, token, keyRing, noon + 1)).toBe('server')
  })
})

describe('a header', () => {
  it('carries the token after Bearer', () => {
    expect(bearerToken(`Bearer ${token}`)).toBe(token)
    expect(bearerToken(`bearer ${token}`)).toBe(token)
  })

  it.each([
    undefined,
    '',
    token,
    'Bearer',
    'Bearer ',
    'Bearer short',
    `Bearer  ${token}`,
    `Bearer ${token} `,
    `Bearer ${token}, ${token}`,
    `Basic ${token}`,
    `Bearer ${'a'.repeat(129)}`,
  ])('%j carries none', (header) => {
    expect(bearerToken(header)).toBeNull()
  })
})
