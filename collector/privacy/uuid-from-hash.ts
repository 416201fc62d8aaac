// A keyed hash in the shape of a UUID, so that stores keep it in 16 bytes.

/**
 * The first 16 bytes of a digest as a version 8 UUID (RFC 9562, 5.8: "custom"), 122 bits of it. The version also
 * tells a pseudonym from the browser's own version 4 IDs, which must never be stored. Changes `digest`.
 */
export function uuidFromHash(digest: Buffer): string {
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x80
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80
  const hex = digest.toString('hex', 0, 16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
