// The hash that chains the ledger.
import { hash } from 'node:crypto'

/** What stands before the first entry. */
export const noHash = '0'.repeat(64)

/** SHA-256 of the text's UTF-8 bytes, 64 hexadecimal digits. */
export function hashText(text: string): string {
  return hash('sha256', text, 'hex')
}
