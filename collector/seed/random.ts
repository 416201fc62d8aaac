// A small reproducible source of chance, seeded by text. Nothing secret may ever come from it.

import { createHash } from 'node:crypto'

export interface Random {
  /** A number in [0, 1). */
  next(): number
  /** A whole number in [from, to]. */
  between(from: number, to: number): number
  /** True with this probability. */
  chance(probability: number): boolean
  /** One of a list by its weights; the weights need not add up to one. */
  pick<T>(weighted: readonly Weighted<T>[]): T
  /** A UUID of version 4's shape. */
  uuid(): string
}

export type Weighted<T> = readonly [value: T, weight: number]

/**
 * The same text gives the same sequence, on every machine: sfc32, its 128 bits of state filled from the text's
 * SHA-256. With 32 bits of state, a million UUIDs would not stay different.
 */
export function createRandom(seed: string): Random {
  const bits = sfc32(createHash('sha256').update(seed).digest())
  const next = () => bits() / 2 ** 32
  return {
    next,
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: (probability) => next() < probability,
    pick: (weighted) => pick(weighted, next()),
    uuid: () => uuid([bits(), bits(), bits(), bits()]),
  }
}

/** Chris Doty-Humphrey's small fast counter generator. */
function sfc32(seed: Buffer): () => number {
  let a = seed.readInt32LE(0)
  let b = seed.readInt32LE(4)
  let c = seed.readInt32LE(8)
  let counter = seed.readInt32LE(12)
  return () => {
    const out = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + out) | 0
    return out >>> 0
  }
}

function pick<T>(weighted: readonly Weighted<T>[], at: number): T {
  const total = weighted.reduce((sum, [, weight]) => sum + weight, 0)
  let left = at * total
  for (const [value, weight] of weighted) {
    left -= weight
    if (left < 0) return value
  }
  const last = weighted.at(-1)
  if (last === undefined) throw new RangeError('nothing to pick from')
  return last[0]
}

function uuid(words: readonly number[]): string {
  const hex = words.map((word) => word.toString(16).padStart(8, '0')).join('')
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) % 4)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}
