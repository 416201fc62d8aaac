// The hash that chains the ledger.
import { createHash } from 'node:crypto'

/** What stands before the first entry. */
export const noHash = '0'.repeat(64)

/** SHA-256 of the text's UTF-8 bytes, 64 hexadecimal digits. */
export function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
