// Look-alikes of the ASCII characters that personal data is made of, for finding it. Never for storing.

/** Anything that could need folding: beyond Latin-1, and the two of Latin-1 that look like a blank or nothing. */
const foldable = /[\u00a0\u00ad\u0660-\uffff]/

/** First and last UTF-16 unit of a block, and the ASCII character that its first one stands for. */
const blocks: readonly (readonly [first: number, last: number, ascii: string])[] = [
  [0xff01, 0xff5e, '!'],
  [0x0660, 0x0669, '0'],
  [0x06f0, 0x06f9, '0'],
]

const single: ReadonlyMap<number, string> = new Map([
  ...[...'\u00a0\u2007\u2009\u202f\u3000'].map((blank) => [blank.charCodeAt(0), ' '] as const),
  ...[...'\u2010\u2011\u2012\u2013\u2014\u2212'].map((dash) => [dash.charCodeAt(0), '-'] as const),
  [0xfe6b, '@'],
])

/**
 * The same text with full-width and Arabic-Indic digits, full-width letters, odd blanks and dashes in ASCII. Every
 * UTF-16 unit stays in its place, so positions found in it hold in the original.
 */
export function foldCharacters(text: string): string {
  if (!foldable.test(text)) return text
  let folded = ''
  for (let i = 0; i < text.length; i++) folded += foldUnit(text.charCodeAt(i))
  return folded
}

function foldUnit(unit: number): string {
  for (const [first, last, ascii] of blocks) {
    if (unit >= first && unit <= last) return String.fromCharCode(ascii.charCodeAt(0) + unit - first)
  }
  return single.get(unit) ?? String.fromCharCode(unit)
}
