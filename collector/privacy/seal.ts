// Sealing a short text with AES-256-GCM, bound to the place that it stands in: moved elsewhere, it does not open.
import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto'
import type { Random } from './pepper.ts'

const cipher = 'aes-256-gcm'
/** NIST SP 800-38D, 8.2: 96 bits, random; one key seals far fewer than 2^32 texts. */
const nonceBytes = 12
const tagBytes = 16

/** Base64 of nonce, tag and cipher text. `place` is authenticated, not stored: opening needs the same. */
export function seal(key: KeyObject, place: readonly string[], plain: Uint8Array, random: Random): string {
  const nonce = random(nonceBytes)
  const sealing = createCipheriv(cipher, key, nonce, { authTagLength: tagBytes }).setAAD(placeBytes(place))
  const sealed = Buffer.concat([sealing.update(plain), sealing.final()])
  return Buffer.concat([nonce, sealing.getAuthTag(), sealed]).toString('base64')
}

/** Null when the key or the place is another, or when a bit has changed. */
export function unseal(key: KeyObject, place: readonly string[], sealed: string): Buffer | null {
  const bytes = Buffer.from(sealed, 'base64')
  if (bytes.length < nonceBytes + tagBytes) return null
  const nonce = bytes.subarray(0, nonceBytes)
  const opening = createDecipheriv(cipher, key, nonce, { authTagLength: tagBytes })
    .setAAD(placeBytes(place))
    .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
  try {
    return Buffer.concat([opening.update(bytes.subarray(nonceBytes + tagBytes)), opening.final()])
  } catch {
    // All that `final` throws for: the tag does not match.
    return null
  }
}

/** As JSON, so that two places never read the same: ['a', 'bc'] and ['ab', 'c']. */
function placeBytes(place: readonly string[]): Buffer {
  return Buffer.from(JSON.stringify(place))
}
