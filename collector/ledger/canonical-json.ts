// One spelling for each JSON value, so that a hash of it means something: RFC 8785 (keys sorted by UTF-16 code units,
// no white space, numbers and texts as ECMAScript writes them).

/** Throws a TypeError for what JSON cannot hold; a key with the value `undefined` is left out. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && value !== null) return canonicalObject(value)
  const text = Number.isNaN(value) || isInfinite(value) ? undefined : JSON.stringify(value)
  if (text === undefined) throw new TypeError(`JSON cannot hold this ${typeof value}`)
  return text
}

function canonicalObject(object: object): string {
  const members = Object.entries(object)
    .filter(([, value]) => value !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]) => `${JSON.stringify(key)}:${canonicalJson(value)}`)
  return `{${members.join(',')}}`
}

function isInfinite(value: unknown): boolean {
  return typeof value === 'number' && !Number.isFinite(value)
}
