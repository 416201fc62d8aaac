// What stands for a text in submissions and in the ledger.
import { createHash } from 'node:crypto'

/** SHA-256, 64 hexadecimal digits, of the UTF-8 bytes of the exact text that is shown: names filled in, nothing trimmed. */
export function textHash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
