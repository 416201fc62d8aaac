// The form of a sealed file: a head, then the text in chunks, AES-256-GCM each. The chunk's number and whether it is the
// last are in its nonce, so chunks that were moved, dropped, added or cut off do not open.
import { hkdfSync, webcrypto } from 'node:crypto'
import type { BackupKey } from './backup-keys.ts'

/** `list`: the backup's own list of what is in it. The two have keys of their own, so that neither passes as the other. */
export type SealedKind = 'file' | 'list'

export const magic = Buffer.from('CANDORB1')
export const saltBytes = 32
export const keyIdBytes = 16
/** Magic, the key's ID, and the salt that the file's own key is made with. */
export const headBytes = magic.length + keyIdBytes + saltBytes
/** Of the text. In memory at once: two of them. */
export const chunkBytes = 1_048_576
export const tagBytes = 16

export interface ChunkPlace {
  index: number
  isLast: boolean
}

/** Every file has a key of its own: a nonce that counts is used once under it. */
export function fileKey(
  { key }: BackupKey,
  kind: SealedKind,
  salt: Uint8Array,
): Promise<webcrypto.CryptoKey> {
  const bytes = hkdfSync('sha256', key.export(), salt, `candor/backup/v1/${kind}`, 32)
  return webcrypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

/** Web Crypto, whose work is done off the main thread: a chunk would hold it for 1 ms. */
export function sealChunk(key: webcrypto.CryptoKey, place: ChunkPlace, plain: Uint8Array<ArrayBuffer>) {
  return webcrypto.subtle.encrypt({ name: 'AES-GCM', iv: nonceOf(place) }, key, plain)
}

/** Null when it is another chunk, another file's, or has been changed. */
export async function openChunk(
  key: webcrypto.CryptoKey,
  place: ChunkPlace,
  sealed: Uint8Array<ArrayBuffer>,
): Promise<Buffer | null> {
  try {
    return Buffer.from(await webcrypto.subtle.decrypt({ name: 'AES-GCM', iv: nonceOf(place) }, key, sealed))
  } catch (error) {
    // https://w3c.github.io/webcrypto/#aes-gcm-operations-decrypt: all that a tag that does not match throws.
    if (error instanceof DOMException && error.name === 'OperationError') return null
    throw error
  }
}

function nonceOf({ index, isLast }: ChunkPlace): Uint8Array<ArrayBuffer> {
  const nonce = new Uint8Array(12)
  const view = new DataView(nonce.buffer)
  view.setUint8(0, isLast ? 1 : 0)
  view.setBigUint64(4, BigInt(index))
  return nonce
}
