import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createContactKeys } from '../../../../collector/privacy/contact-keys.ts'
import { createKeyRing } from '../../../../collector/privacy/key-ring.ts'
import { ringOf } from '../../../support/test-contacts.ts'

const keys = createContactKeys({ keyRing: ringOf(1), random: randomBytes })
const rotated = createContactKeys({ keyRing: ringOf(2), random: randomBytes })
const newestOnly = createContactKeys({ keyRing: ringOf(2, [2]), random: randomBytes })

describe('a contact’s key', () => {
  it('opens what it sealed, after it was wrapped and unwrapped', () => {
    const key = keys.create('shop', 'c1')
    const sealed = key.seal('fields', 'Zoë')
    expect(keys.unwrap('shop', 'c1', key.wrap())?.open('fields', sealed)).toBe('Zoë')
  })

  it('is another for each contact, also for the same one again', () => {
    const first = keys.create('shop', 'c1')
    const again = keys.create('shop', 'c1')
    expect(again.open('fields', first.seal('fields', 'x'))).toBeNull()
  })

  it('opens what it sealed under that name only', () => {
    const key = keys.create('shop', 'c1')
    expect(key.open('note', key.seal('fields', 'x'))).toBeNull()
  })

  it('is wrapped under the newest version, and says which', () => {
    expect(keys.create('shop', 'c1').wrap().version).toBe(1)
    expect(rotated.create('shop', 'c1').wrap().version).toBe(2)
  })

  it('opens after a rotation, and once wrapped anew also without the old pepper', () => {
    const key = keys.create('shop', 'c1')
    const sealed = key.seal('fields', 'x')
    const old = key.wrap()
    const renewed = rotated.unwrap('shop', 'c1', old)?.wrap()
    expect(renewed?.version).toBe(2)
    expect(newestOnly.unwrap('shop', 'c1', old)).toBeNull()
    expect(renewed && newestOnly.unwrap('shop', 'c1', renewed)?.open('fields', sealed)).toBe('x')
  })

  it.each([
    ['another contact', 'shop', 'c2'],
    ['another brand', 'other', 'c1'],
  ])('A1: wrapped, is of no use to %s', (_, brand, contact) => {
    expect(keys.unwrap(brand, contact, keys.create('shop', 'c1').wrap())).toBeNull()
  })

  it('wrapped under one version, does not unwrap as another', () => {
    const { wrapped } = keys.create('shop', 'c1').wrap()
    expect(rotated.unwrap('shop', 'c1', { version: 2, wrapped })).toBeNull()
    expect(rotated.unwrap('shop', 'c1', { version: 3, wrapped })).toBeNull()
  })

  it('is not made without any pepper', () => {
    const none = createContactKeys({
      keyRing: createKeyRing({ version: 1, peppers: new Map() }),
      random: randomBytes,
    })
    expect(() => none.create('shop', 'c1').wrap()).toThrow('no pepper')
  })
})
