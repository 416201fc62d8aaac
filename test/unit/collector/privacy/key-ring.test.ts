import { createHmac, hkdfSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createKeyRing, type KeyRing, openKeyRing } from '../../../../collector/privacy/key-ring.ts'
import { normaliseEmail } from '../../../../collector/privacy/normalise-email.ts'
import { normalisePhone, parseRegion } from '../../../../collector/privacy/normalise-phone.ts'
import { countingRandom, newKeysFolder } from '../../../support/keys-folder.ts'
import vectors from '../../../support/vectors.json' with { type: 'json' }

const first = Buffer.from(Array.from({ length: 32 }, (_, i) => i))
const second = Buffer.alloc(32, 0x5a)
const ring = createKeyRing({ version: 1, peppers: new Map([[1, first]]) })
const rotated = createKeyRing({
  version: 2,
  peppers: new Map([
    [1, first],
    [2, second],
  ]),
})
const uuidV8 = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

describe('the standards underneath', () => {
  it('agrees with RFC 4231, test case 2', () => {
    const mac = createHmac('sha256', 'Jefe').update('what do ya want for nothing?').digest('hex')
    expect(mac).toBe(vectors.standards['RFC 4231 #2'])
  })

  it('agrees with RFC 5869, test case 1', () => {
    const salt = Buffer.from('000102030405060708090a0b0c', 'hex')
    const info = Buffer.from('f0f1f2f3f4f5f6f7f8f9', 'hex')
    const okm = hkdfSync('sha256', Buffer.alloc(22, 0x0b), salt, info, 42)
    expect(Buffer.from(okm).toString('hex')).toBe(vectors.standards['RFC 5869 #1 OKM'])
  })
})

describe('tags', () => {
  const cases = vectors.contact.flatMap(({ values, ...rest }) => values.map((value) => ({ value, ...rest })))

  it.each(cases)(
    'E3: $kind $value of $brand has the published tag',
    ({ brand, kind, value, region, tag }) => {
      const isEmail = kind === 'email'
      const normalised = isEmail
        ? normaliseEmail(value)
        : normalisePhone(value, parseRegion(region ?? '') ?? undefined)
      expect(normalised).not.toBeNull()
      expect(ring.tag(brand, isEmail ? 'email' : 'phone', normalised ?? '')).toBe(tag)
    },
  )

  it('A1: differ between two brands, and between two kinds', () => {
    const tags = [
      ring.tag('brand-a', 'email', 'x'),
      ring.tag('brand-b', 'email', 'x'),
      ring.tag('brand-a', 'phone', 'x'),
      ring.tag('brand-a', 'customer', 'x'),
    ]
    expect(new Set(tags).size).toBe(4)
  })

  it('are made under the newest pepper', () => {
    expect(rotated.tag('brand-a', 'customer', 'C42')).toMatch(/^h2_[\w-]{43}$/)
  })

  it('are looked up under every pepper, the newest first', () => {
    const [newest, oldest, ...more] = rotated.tagsUnderEveryVersion('brand-a', 'customer', 'C42')
    expect(newest).toBe(rotated.tag('brand-a', 'customer', 'C42'))
    expect(oldest).toBe(ring.tag('brand-a', 'customer', 'C42'))
    expect(more).toEqual([])
  })
})

describe('pseudonyms', () => {
  it('E2: are UUIDs of version 8, never the browser’s own ID', () => {
    const id = '6c0c1b9e-5d1f-4c3a-9b1f-0f9c6c0c1b9e'
    expect(ring.pseudonymUuid('brand-a', 'visitor', id)).toMatch(uuidV8)
    expect(ring.pseudonymUuid('brand-a', 'visitor', id)).not.toBe(id)
  })

  it('are the same when asked again, remembered or not', () => {
    const forgetful = createKeyRing({ version: 1, peppers: new Map([[1, first]]) }, { remembered: 1 })
    const one = forgetful.pseudonymUuid('brand-a', 'visitor', 'one')
    forgetful.pseudonymUuid('brand-a', 'visitor', 'two')
    expect(forgetful.pseudonymUuid('brand-a', 'visitor', 'one')).toBe(one)
    expect(ring.pseudonymUuid('brand-a', 'visitor', 'one')).toBe(one)
    expect(ring.pseudonymUuid('brand-a', 'visitor', 'one')).toBe(one)
  })

  it('A1: differ between two brands, and between visitor and session', () => {
    const visitor = ring.pseudonymUuid('brand-a', 'visitor', 'x')
    expect(ring.pseudonymUuid('brand-b', 'visitor', 'x')).not.toBe(visitor)
    expect(ring.pseudonymUuid('brand-a', 'session', 'x')).not.toBe(visitor)
  })

  it('stay the same through a rotation, so that nobody becomes a new visitor', () => {
    const before = ring.pseudonymUuid('brand-a', 'visitor', 'x')
    expect(rotated.pseudonymUuid('brand-a', 'visitor', 'x')).toBe(before)
  })
})

describe('tokens', () => {
  it('are recognised by their stored hash, and no other is', () => {
    const stored = ring.tokenHash('a token')
    expect(ring.isToken('a token', stored)).toBe(true)
    expect(ring.isToken('another token', stored)).toBe(false)
    expect(ring.isToken('a token', stored.slice(0, -1))).toBe(false)
    expect(ring.isToken('a token', '')).toBe(false)
  })

  it('are still recognised after a rotation', () => {
    const stored = ring.tokenHash('a token')
    expect(rotated.isToken('a token', stored)).toBe(true)
    expect(rotated.tokenHashesUnderEveryVersion('a token')).toEqual([rotated.tokenHash('a token'), stored])
  })

  it('S15: are not stored readable', () => {
    expect(ring.tokenHash('a token')).toMatch(/^h1_[\w-]{43}$/)
  })
})

describe('secret keys', () => {
  const hex = (keyRing: KeyRing, ...[brand, purpose, version]: Parameters<KeyRing['secretKey']>) =>
    keyRing.secretKey(brand, purpose, version)?.export().toString('hex') ?? null

  it('are HKDF-SHA-256 of the pepper, by brand and purpose', () => {
    const derived = Buffer.from(hkdfSync('sha256', first, '', 'candor/v1/brand-a/records-file', 32))
    expect(hex(ring, 'brand-a', 'records-file', 1)).toBe(derived.toString('hex'))
  })

  it('A1: are another for each brand, for the operator, each purpose and each version', () => {
    const brands = ['brand-a', 'brand-b', null]
    const purposes = ['records-file', 'contact-keys'] as const
    const keys = brands.flatMap((brand) =>
      purposes.flatMap((purpose) => [1, 2].map((version) => hex(rotated, brand, purpose, version))),
    )
    expect(new Set(keys).size).toBe(12)
    expect(keys.every((key) => /^[0-9a-f]{64}$/.test(key ?? ''))).toBe(true)
  })

  it('are the same after a rotation as before, under their own version', () => {
    expect(hex(rotated, 'brand-a', 'contact-keys', 1)).toBe(hex(ring, 'brand-a', 'contact-keys', 1))
    expect([ring.versions, rotated.versions]).toEqual([[1], [2, 1]])
  })

  it('are none for a version that is not kept', () => {
    expect(ring.secretKey('brand-a', 'contact-keys', 2)).toBeNull()
  })

  it('are none of those that tags are made with', () => {
    const key = hex(ring, 'brand-a', 'records-file', 1) ?? ''
    const tag = createHmac('sha256', Buffer.from(key, 'hex')).update('x').digest('base64url')
    expect(ring.tag('brand-a', 'email', 'x')).not.toContain(tag)
  })
})

describe('opening', () => {
  it('makes a key ring whose tags are the same at the next start', () => {
    const folder = newKeysFolder()
    const tags = [false, true].map((dataExists) => {
      const opened = openKeyRing({ folder, dataExists, random: countingRandom() })
      return opened.ok ? opened.keyRing.tag('brand-a', 'customer', 'C42') : opened.reason
    })
    expect(tags[0]).toMatch(/^h1_/)
    expect(tags[1]).toBe(tags[0])
  })

  it('refuses where the pepper of existing data is missing', () => {
    const opened = openKeyRing({ folder: newKeysFolder(), dataExists: true, random: countingRandom() })
    expect(opened).toMatchObject({ ok: false, reason: 'pepper_missing' })
  })

  it('throws for a newest version without a pepper, which no parsed file can have', () => {
    expect(() =>
      createKeyRing({ version: 3, peppers: new Map([[1, first]]) }).tag('a', 'email', 'x'),
    ).toThrow('There is no pepper of version 3')
  })
})
