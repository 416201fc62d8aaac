// Chance that can be repeated: the same seed gives the same moments. Marsaglia's xorshift, 32 bits.

export interface SeededRandom {
  /** A number from 0 up to, not including, `below`. */
  below(below: number): number
  /** Whether something with this chance happens. */
  chance(probability: number): boolean
}

export function createSeededRandom(seed: number): SeededRandom {
  let state = seed | 1

  function next(): number {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }

  return { below: (below) => next() * below, chance: (probability) => next() < probability }
}
