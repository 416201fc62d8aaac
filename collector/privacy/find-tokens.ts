// Secrets in a folded text: JWTs, UUIDs, long hexadecimal and base64url strings. A product's slug is none of them.
import type { TextSpan } from './text-span.ts'

const leastCharacters = 24
/** Words joined by dots, as a JWT's three parts are. One way to match: linear. */
const dottedRun = /[\w-]+(?:\.[\w-]+)*/g
const jwt = /^eyJ[\w-]{8,}\.[\w-]{8,}/
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i
/** A piece between `-` and `_` this long that mixes letters and digits is no word of a slug. */
const longPiece = 20
const shortPiece = 8
/** Changes between letter and digit: `galaxy-s24-512gb` has one a piece, a random piece has many. */
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
  return text.length >= leastCharacters && (uuid.test(text) || text.split(/[-_]/).some(isRandomPiece))
}

function isRandomPiece(piece: string): boolean {
  if (piece.length < shortPiece) return false
  const changes = changesBetweenLetterAndDigit(piece)
  return changes >= leastChanges || (changes > 0 && piece.length >= longPiece)
}

function changesBetweenLetterAndDigit(piece: string): number {
  let changes = 0
  for (let i = 1; i < piece.length; i++) if (isDigit(piece, i) !== isDigit(piece, i - 1)) changes++
  return changes
}

function isDigit(text: string, i: number): boolean {
  const unit = text.charCodeAt(i)
  return unit >= 48 && unit <= 57
}
