// Looks at a body before it is parsed: how deep it nests. One pass over the bytes, no recursion (S7).

const quote = '"'.charCodeAt(0)
const backslash = '\\'.charCodeAt(0)

/** What a byte outside a text does to the nesting. */
const steps = new Int8Array(256)
for (const opening of '{[') steps[opening.charCodeAt(0)] = 1
for (const closing of '}]') steps[closing.charCodeAt(0)] = -1

/** Whether JSON bytes nest at most `depth` objects and arrays. Says nothing of whether they are valid. */
export function isWithinDepth(bytes: Uint8Array, depth: number): boolean {
  let level = 0
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index] ?? 0
    if (byte === quote) index = endOfText(bytes, index + 1)
    level += steps[byte] ?? 0
    if (level > depth) return false
  }
  return true
}

/** The place of the quote that ends a text, or the end of the bytes. */
function endOfText(bytes: Uint8Array, start: number): number {
  let index = start
  while (index < bytes.length && bytes[index] !== quote) index += bytes[index] === backslash ? 2 : 1
  return index
}
