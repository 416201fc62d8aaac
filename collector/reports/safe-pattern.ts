// Regular expressions that an analyst may write: the part of the language that RE2 reads as JavaScript does. RE2 takes
// time linear in the text, whatever the pattern; what it cannot read must not reach it, for its refusal is a failure.

const longestPattern = 200
/** RE2 writes a counted repetition out. */
const mostRepetitions = 100

const signs = '.*+?()[\\]{}|^$\\\\/-'
/** One token a match: an escape, a class, a count, a group's beginning, or a character. Their beginnings differ. */
const token = new RegExp(
  [
    `\\\\[dDwWsSbB${signs}]`,
    `\\[(?!\\^?\\])\\^?(?:\\\\[dDwWsS${signs}]|[^\\\\[\\]])+\\]`,
    '\\{\\d+(?:,\\d*)?\\}',
    '\\(\\?:|\\((?!\\?)',
    '[^\\\\[\\]{}(]',
  ].join('|'),
  'suy',
)

/** What is wrong with a pattern, or null. Takes time linear in its length. */
export function refusePattern(pattern: string): string | null {
  if (pattern === '' || pattern.length > longestPattern)
    return `A pattern has 1 to ${longestPattern} characters.`
  const tokens = [...pattern.matchAll(new RegExp(token, 'gsuy'))].map(([text]) => text)
  if (tokens.join('') !== pattern || !isPattern(pattern)) return knownSigns
  const counted = tokens.filter((text) => text.startsWith('{'))
  if (tokens.some((text, at) => text === ')' && tokens[at + 1]?.startsWith('{')))
    return 'A group cannot be counted by { }: RE2 writes it out.'
  if (counted.some((text) => text.match(/\d+/g)?.some((count) => Number(count) > mostRepetitions)))
    return `{ } counts to ${mostRepetitions} at most.`
  return null
}

const knownSigns =
  'A pattern is made of characters, . ^ $ | * + ? { } [ ] ( ) (?: ), \\d \\w \\s \\b, and \\ before a sign that is meant as it stands.'

function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp
  } catch {
    return false
  }
}
