// Refuses what would break out of a mail's header (S12). Checked at the last door, whoever made the mail.
import { normaliseEmail } from '../privacy/normalise-email.ts'
import type { Mail } from './mail.ts'

/** C0 with CR, LF and NUL, DEL, C1, and the two Unicode separators that some programs take for a line's end. */
const unsafe = /[\p{Cc}\p{Zl}\p{Zp}]/u
const messageId = /^<[\w.-]{1,64}@[\w.-]{1,253}>$/

export function hasSafeHeaders({ to, subject, unsubscribe, messageId: id }: Mail): boolean {
  const texts = [to, subject, unsubscribe?.href ?? '']
  return !texts.some((text) => unsafe.test(text)) && normaliseEmail(to) !== null && messageId.test(id)
}
