// Looks at a body before it is parsed: how deep it nests. One pass over the bytes, no recursion (S7).

const quote = 0x22
const backslash = 0x5c
const openBrace = 0x7b
const closeBrace = 0x7d
const openBracket = 0x5b
const closeBracket = 0x5d

/** Whether JSON bytes nest at most `depth` objects and arrays. Says nothing of whether they are valid. */
export function isWithinDepth(bytes: Uint8Array, depth: number): boolean {
  let level = 0
  let inText = false
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index]
    if (inText) {
      if (byte === backslash) index++
      else if (byte === quote) inText = false
    } else if (byte === quote) inText = true
    else if (byte === openBrace || byte === openBracket) {
      if (++level > depth) return false
    } else if (byte === closeBrace || byte === closeBracket) level--
  }
  return true
}
