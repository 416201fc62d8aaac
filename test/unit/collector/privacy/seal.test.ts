import { createCipheriv, createSecretKey, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { seal, unseal } from '../../../../collector/privacy/seal.ts'
import { countingRandom } from '../../../support/keys-folder.ts'

const key = createSecretKey(Buffer.alloc(32, 1))
const plain = Buffer.from('Jane Doe, jane@example.com')
const place = ['shop', 'contact-1', 'fields']
const sealed = seal(key, place, plain, randomBytes)

/** The same bytes with one bit turned. */
function turned(text: string, bit: number): string {
  const bytes = Buffer.from(text, 'base64')
  bytes.writeUInt8(bytes.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
  return bytes.toString('base64')
}

describe('what is sealed', () => {
  it('opens with its key in its place', () => {
    expect(unseal(key, place, sealed)).toEqual(plain)
    expect(unseal(key, place, seal(key, place, new Uint8Array(), randomBytes))).toEqual(Buffer.alloc(0))
  })

  it('X2: is AES-256-GCM: nonce, tag, cipher text', () => {
    const random = countingRandom()
    const nonce = countingRandom()(12)
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(JSON.stringify(place)))
    const text = Buffer.concat([cipher.update(plain), cipher.final()])
    expect(seal(key, place, plain, random)).toBe(
      Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64'),
    )
  })

  it('is another text each time', () => {
    const many = Array.from({ length: 100 }, () => seal(key, place, plain, randomBytes))
    expect(new Set(many).size).toBe(100)
  })

  it('does not open with another key', () => {
    expect(unseal(createSecretKey(Buffer.alloc(32, 2)), place, sealed)).toBeNull()
  })

  it.each([
    [['shop', 'contact-2', 'fields']],
    [['other', 'contact-1', 'fields']],
    [['shop', 'contact-1', 'key']],
    [['shop', 'contact-1']],
    [['shopcontact-1', '', 'fields']],
    [['shop","contact-1', 'fields']],
  ])('does not open in the place of %j', (elsewhere) => {
    expect(unseal(key, elsewhere, sealed)).toBeNull()
  })

  it('does not open when any one bit has changed', () => {
    const bits = Buffer.from(sealed, 'base64').length * 8
    for (let bit = 0; bit < bits; bit++) expect(unseal(key, place, turned(sealed, bit))).toBeNull()
  })

  it.each(['', 'AAAA', 'not base64 at all', Buffer.alloc(27).toString('base64')])(
    'does not open when it is cut short: %j',
    (text) => {
      expect(unseal(key, place, text)).toBeNull()
    },
  )

  it('does not open when its end was cut, however much of it', () => {
    const bytes = Buffer.from(sealed, 'base64')
    for (let length = 0; length < bytes.length; length++)
      expect(unseal(key, place, bytes.subarray(0, length).toString('base64'))).toBeNull()
  })
})
