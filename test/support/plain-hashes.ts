// What an unkeyed hash of a value looks like on a disk, in every spelling that somebody might have used.
import { createHash } from 'node:crypto'

/** The value itself, and its MD5, SHA-1 and SHA-256 in hex (both cases), base64 and base64url. */
export function plainFormsOf(value: string): string[] {
  return [value, ...['md5', 'sha1', 'sha256'].flatMap((algorithm) => spellings(algorithm, value))]
}

function spellings(algorithm: string, value: string): string[] {
  const digest = createHash(algorithm).update(value).digest()
  const hex = digest.toString('hex')
  // Without padding: what is padded holds it.
  const base64 = digest.toString('base64').replace(/=+$/, '')
  return [...new Set([hex, hex.toUpperCase(), base64, digest.toString('base64url')])]
}
