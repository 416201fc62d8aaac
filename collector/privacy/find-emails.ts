// E-mail addresses in a folded text, by walking outwards from each `@`: linear, where a pattern would not be.
import type { TextSpan } from './text-span.ts'

/** `@` as typed, and as a URL encodes it once, twice or more. */
const atSign = /@|%(?:25){0,8}40/g
/** Zero-width characters count as part of an address, so that they do not hide one. */
const localCharacter = /[\p{L}\p{N}\p{M}\u00ad\u200b-\u200d\u2060\ufeff.!#$%'*+\-^_`{|}~]/u
const domainCharacter = /[\p{L}\p{N}\p{M}\u00ad\u200b-\u200d\u2060\ufeff.\u3002-]/u
/** As typed, and as a telephone's keyboard turns it. */
const quote = /["“”]/
const hasLetterOrDigit = /[\p{L}\p{N}]/u
/** Also without a dot: `jean@gmail` and `jean@exam` are addresses on their way to be typed. */
const domain = /^(?:[\p{L}][\p{L}\p{N}\p{M}-]{2}|[^.\u3002]+[.\u3002]+[\p{L}\p{N}])/u

/** Whether an `@` stands in a folded text, as typed or encoded. */
export function hasAtSign(folded: string): boolean {
  return folded.search(atSign) >= 0
}

export function findEmails(text: string): TextSpan[] {
  const found: TextSpan[] = []
  let from = 0
  for (const match of text.matchAll(atSign)) {
    const after = match.index + match[0].length
    const start = startOfLocalPart(text, match.index, from)
    const end = endOfDomain(text, after)
    from = after
    if (hasLetterOrDigit.test(text.slice(start, match.index)) && domain.test(text.slice(after, end))) {
      found.push({ start, end })
      from = end
    }
  }
  return found
}

/** Never left of the `@` before, so that no character is walked over twice. */
function startOfLocalPart(text: string, at: number, from: number): number {
  let start = startOfQuoted(text, at, from) ?? at
  while (start > from && localCharacter.test(text.charAt(start - 1))) start--
  return start
}

/** Of `"jean dupont"@…`, where a backslash lets a quote stand inside (RFC 5321, 4.1.2); null where none ends there. */
function startOfQuoted(text: string, at: number, from: number): number | null {
  if (!quote.test(text.charAt(at - 1))) return null
  for (let start = at - 2; start >= from; start--) {
    if (quote.test(text.charAt(start)) && text.charAt(start - 1) !== '\\') return start
  }
  return null
}

function endOfDomain(text: string, after: number): number {
  let end = after
  while (end < text.length && domainCharacter.test(text.charAt(end))) end++
  // A sentence's full stop is not the domain's.
  while (end > after && /[.-]/.test(text.charAt(end - 1))) end--
  return end
}
