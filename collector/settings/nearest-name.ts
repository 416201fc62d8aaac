// The name that a mistyped one was probably meant to be.
import { closest, distance } from 'fastest-levenshtein'

/** The nearest of `known`, or null when nothing is within half of the word's length. */
export function nearestName(word: string, known: readonly string[]): string | null {
  if (known.length === 0) return null
  const best = closest(word, known)
  return distance(word, best) <= Math.max(2, Math.floor(word.length / 2)) ? best : null
}
