// Which sums follow from sums that are known: elimination over a field of a large prime.

/** Large enough that a number which is none is none here too, but by chance. */
const prime = 2_147_483_629n

type Vector = Map<number, bigint>

/** A set of cells, each a bit, stands for the sum over them. */
export function createSpan() {
  const basis = new Map<number, Vector>()

  /** What is left of a vector when everything known is taken from it; empty: it follows from what is known. */
  function rest(set: bigint): Vector {
    const vector = vectorOf(set)
    for (;;) {
      const lead = [...vector.keys()].filter((key) => basis.has(key)).sort((a, b) => a - b)[0]
      const known = lead === undefined ? undefined : basis.get(lead)
      if (lead === undefined || known === undefined) return vector
      subtract(vector, known, vector.get(lead) ?? 0n)
    }
  }

  return {
    learn(set: bigint): void {
      const vector = rest(set)
      const [lead] = [...vector.keys()].sort((a, b) => a - b)
      if (lead === undefined) return
      const factor = inverse(vector.get(lead) ?? 1n)
      const scaled = new Map([...vector].map(([key, value]) => [key, (value * factor) % prime]))
      for (const known of basis.values()) subtract(known, scaled, known.get(lead) ?? 0n)
      basis.set(lead, scaled)
    },
    follows: (set: bigint): boolean => rest(set).size === 0,
    size: () => basis.size,
  }
}

function vectorOf(set: bigint): Vector {
  const vector: Vector = new Map()
  for (let at = 0, left = set; left > 0n; at++, left >>= 1n) if ((left & 1n) === 1n) vector.set(at, 1n)
  return vector
}

function subtract(vector: Vector, other: Vector, factor: bigint): void {
  if (factor === 0n) return
  for (const [key, value] of other) {
    const left = ((((vector.get(key) ?? 0n) - factor * value) % prime) + prime) % prime
    if (left === 0n) vector.delete(key)
    else vector.set(key, left)
  }
}

/** By Fermat: the power that is one less than the prime is one. */
function inverse(value: bigint): bigint {
  let result = 1n
  for (let base = value % prime, left = prime - 2n; left > 0n; left >>= 1n, base = (base * base) % prime)
    if ((left & 1n) === 1n) result = (result * base) % prime
  return result
}
