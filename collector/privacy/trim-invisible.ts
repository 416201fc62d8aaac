// What a person cannot see at the ends of what they pasted.

/** Spaces of every kind, line ends, zero-width and formatting characters, controls. */
const invisible = /^[\s\p{Cf}\p{Cc}]$/u

/** The text without invisible characters at either end. Linear, where `/[…]+$/` would be quadratic. */
export function trimInvisible(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && invisible.test(text.charAt(start))) start++
  while (end > start && invisible.test(text.charAt(end - 1))) end--
  return text.slice(start, end)
}
