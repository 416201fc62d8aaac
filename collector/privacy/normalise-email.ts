// One spelling for each e-mail address, so that the same person gets the same tag.
import { domainToASCII } from 'node:url'
import { trimInvisible } from './trim-invisible.ts'

/** RFC 5321, 4.5.3.1: local part 64, domain 255; and room for what trimming takes away. */
const longestLocal = 64
const longestDomain = 253
const longestText = 512

/** What an unquoted local part may not hold (RFC 5321 and 6531): blanks, controls and the specials. */
const notInLocal = /[\s\p{Cc}\p{Cf}<>()[\]\\,;:@"]/u
const quotedLocal = /^"[^"\\\p{Cc}]+"$/u
/** Characters that `domainToASCII` would read as the end of a host, or as an escape, instead of refusing them. */
const notInDomain = /[\s\p{Cc}/?#\\@%:[\]]/u
const label = /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/

/**
 * NFKC, trimmed, split at the last `@`, lower case, the domain by UTS 46 without its trailing dot. Dots and plus
 * tags stay: only the mailbox's provider knows whether they matter. Null when it is not an address.
 *
 * @example normaliseEmail(' Jean.Dupont@Example.COM ') // 'jean.dupont@example.com'
 */
export function normaliseEmail(text: string): string | null {
  if (text.length > longestText) return null
  const address = trimInvisible(text.normalize('NFKC')).toLowerCase().normalize('NFKC')
  const at = address.lastIndexOf('@')
  const local = address.slice(0, Math.max(0, at))
  const domain = normaliseDomain(address.slice(at + 1))
  return domain !== null && isLocalPart(local) ? `${local}@${domain}` : null
}

function isLocalPart(local: string): boolean {
  if (local === '' || local.length > longestLocal) return false
  return quotedLocal.test(local) || !notInLocal.test(local)
}

function normaliseDomain(domain: string): string | null {
  if (notInDomain.test(domain)) return null
  const ascii = domainToASCII(domain).replace(/\.$/, '')
  if (ascii.length > longestDomain) return null
  const labels = ascii.split('.')
  const isHost = labels.length > 1 && labels.every((part) => label.test(part))
  // A last label of digits is an IPv4 address, in one of its spellings.
  return isHost && !/^\d+$/.test(labels.at(-1) ?? '') ? ascii : null
}
