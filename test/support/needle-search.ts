// Finds which of very many needles stand in a text, in one pass: by their first characters, then in full.

const headLength = 7
/** Bits of the table that most places of a text are passed over by. */
const tableBits = 21

/** Looks for all needles (each of `headLength` characters at least, ASCII) at once. */
export function createNeedleSearch(needles: readonly string[]): (bytes: Buffer) => string[] {
  const byHead = new Map<string, string[]>()
  const begins = new Uint8Array(2 ** tableBits)
  for (const needle of needles) {
    if (needle.length < headLength) throw new RangeError(`${needle} is too short to be looked for`)
    const head = needle.slice(0, headLength)
    const known = byHead.get(head)
    if (known) known.push(needle)
    else byHead.set(head, [needle])
    begins[placeOf(Buffer.from(head, 'latin1').readInt32LE(0))] = 1
  }
  return (bytes) => {
    const found = new Set<string>()
    for (let at = 0; at <= bytes.length - headLength; at++) {
      if (begins[placeOf(bytes.readInt32LE(at))] === 0) continue
      const candidates = byHead.get(bytes.toString('latin1', at, at + headLength)) ?? []
      for (const needle of candidates)
        if (bytes.toString('latin1', at, at + needle.length) === needle) found.add(needle)
    }
    return [...found]
  }
}

/** Four bytes, spread over the table. */
const placeOf = (fourBytes: number) => Math.imul(fourBytes, 0x9e3779b1) >>> (32 - tableBits)
