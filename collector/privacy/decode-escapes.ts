// Percent escapes of a text that came from an address, as far as they can be read.

/** A text encoded more often than this is hiding something from nobody but us. */
const mostDecodings = 3
/** Each run by itself: one broken escape must not hide the others. */
const encodedRun = /(?:%[0-9a-f]{2})+/gi

/** The text without its escapes; those of control characters and of nothing readable stay. */
export function decodeEscapes(text: string): string {
  let decoded = text
  for (let i = 0; i < mostDecodings && decoded.includes('%'); i++) {
    decoded = decoded.replace(encodedRun, decodeRun)
  }
  return decoded
}

function decodeRun(run: string): string {
  try {
    const decoded = decodeURIComponent(run)
    return /\p{Cc}/u.test(decoded) ? run : decoded
  } catch {
    return run.replace(/%([2-7][0-9a-f])/gi, (_escape, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    )
  }
}
