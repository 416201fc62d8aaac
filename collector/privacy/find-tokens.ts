// Secrets in a folded text: JWTs, UUIDs, long hexadecimal and base64url strings. A product's slug is none of them.
import type { TextSpan } from './text-span.ts'

const leastCharacters = 24
/** Words joined by dots, as a JWT's three parts are. One way to match: linear. */
const dottedRun = /[\w-]+(?:\.[\w-]+)*/g
const jwt = /^eyJ[\w-]{8,}\.[\w-]{8,}/
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i
/** A piece between `-` and `_` this long that mixes letters and digits is no word of a slug. */
const longPiece = 20
/**
 * Changes between letter and digit, or to upper case, beyond the first one of each piece. The slug
 * `galaxy-s24fe-512gb-ProMax` has 1 of them; random 24 characters have 8 on average (98 % have 3 or more).
 */
const leastChanges = 3

export function findTokens(text: string): TextSpan[] {
  const found: TextSpan[] = []
  for (const { 0: run, index } of text.matchAll(dottedRun)) {
    if (run.length < leastCharacters) continue
    if (jwt.test(run)) found.push({ start: index, end: index + run.length })
    else found.push(...findInParts(run, index))
  }
  return found
}

function findInParts(run: string, index: number): TextSpan[] {
  const found: TextSpan[] = []
  let start = index
  for (const part of run.split('.')) {
    if (isToken(part)) found.push({ start, end: start + part.length })
    start += part.length + 1
  }
  return found
}

function isToken(text: string): boolean {
  if (text.length < leastCharacters || !/\d/.test(text)) return false
  if (uuid.test(text)) return true
  let beyondFirst = 0
  for (const piece of text.split(/[-_]/)) {
    const changes = changesIn(piece)
    if (piece.length >= longPiece && /\d/.test(piece) && changes > 0) return true
    beyondFirst += Math.max(0, changes - 1)
  }
  return beyondFirst >= leastChanges
}

function changesIn(piece: string): number {
  return piece.match(/\d(?=[A-Za-z])|[A-Za-z](?=\d)|[a-z](?=[A-Z])/g)?.length ?? 0
}
