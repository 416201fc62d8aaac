// Finds which of very many needles stand in a text, in one pass: by their first characters, then in full.

const headLength = 7

/** Looks for all needles (each of `headLength` characters at least, ASCII) at once. */
export function createNeedleSearch(needles: readonly string[]): (bytes: Buffer) => string[] {
  const byHead = new Map<string, string[]>()
  for (const needle of needles) {
    if (needle.length < headLength) throw new RangeError(`${needle} is too short to be looked for`)
    const head = needle.slice(0, headLength)
    byHead.set(head, [...(byHead.get(head) ?? []), needle])
  }
  return (bytes) => {
    const text = bytes.toString('latin1')
    const found = new Set<string>()
    for (let at = 0; at <= text.length - headLength; at++) {
      const candidates = byHead.get(text.slice(at, at + headLength))
      for (const needle of candidates ?? []) if (text.startsWith(needle, at)) found.add(needle)
    }
    return [...found]
  }
}
