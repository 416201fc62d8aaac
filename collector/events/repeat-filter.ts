// Remembers, in little memory, which event and order IDs were seen: "certainly new" or "look it up".
// A chain of Bloom filters; those of events rotate with the repeat window, those of orders stay.

export interface RepeatFilter {
  /** Remembers the ID; true when it may have been seen before (always when it was, about 1 in 30,000 when not). */
  see(id: string, now: number): boolean
  /** Bytes held. */
  bytes(): number
}

interface Generation {
  bits: Uint32Array
  /** Bits less one: sizes are powers of two. */
  mask: number
  capacity: number
  count: number
  newest: number
}

/** 4 bytes an ID and 8 probes: 6 false alarms in a million when a generation is full. */
const bitsPerId = 32
const probes = 8
const smallest = 1 << 12
const largest = 1 << 22

/** `windowMs`: how long an ID is remembered at least; `Infinity` for ever. */
export function createRepeatFilter(windowMs: number): RepeatFilter {
  let generations: Generation[] = []

  function room(now: number): Generation {
    const current = generations.at(-1)
    if (current && current.count < current.capacity) return current
    generations = generations.filter((generation) => generation.newest >= now - windowMs)
    const capacity = Math.min(largest, current ? current.capacity * 2 : smallest)
    const next = createGeneration(capacity, now)
    generations.push(next)
    return next
  }

  return {
    see(id, now) {
      const [first, step] = hash(id)
      const seen = generations.some((generation) => has(generation, first, step))
      if (!seen) add(room(now), first, step, now)
      else refresh(generations, first, step, now)
      return seen
    },
    bytes: () => generations.reduce((sum, generation) => sum + generation.bits.byteLength, 0),
  }
}

function createGeneration(capacity: number, now: number): Generation {
  const bits = capacity * bitsPerId
  return { bits: new Uint32Array(bits / 32), mask: bits - 1, capacity, count: 0, newest: now }
}

/** An ID that comes again is remembered for a whole window more. */
function refresh(generations: Generation[], first: number, step: number, now: number): void {
  const current = generations.at(-1)
  if (current && !has(current, first, step) && current.count < current.capacity)
    add(current, first, step, now)
}

function has({ bits, mask }: Generation, first: number, step: number): boolean {
  for (let probe = 0; probe < probes; probe++) {
    const bit = (first + Math.imul(probe, step)) & mask
    if (((bits[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) return false
  }
  return true
}

function add(generation: Generation, first: number, step: number, now: number): void {
  for (let probe = 0; probe < probes; probe++) {
    const bit = (first + Math.imul(probe, step)) & generation.mask
    generation.bits[bit >>> 5] = (generation.bits[bit >>> 5] ?? 0) | (1 << (bit & 31))
  }
  generation.count++
  generation.newest = Math.max(generation.newest, now)
}

/**
 * Two 32-bit values of an ID: FNV-1a and a second lane, mixed as MurmurHash3 ends (0.1 µs; SHA-1 takes 1.6 µs).
 * Crafted collisions cost only look-ups, which repeating an honest ID costs as well.
 */
function hash(id: string): [number, number] {
  let first = 0x811c9dc5
  let second = 0x9747b28c
  for (let index = 0; index < id.length; index++) {
    const code = id.charCodeAt(index)
    first = Math.imul(first ^ code, 0x01000193)
    second = Math.imul(second ^ code, 0x5bd1e995) ^ (second >>> 15)
  }
  return [mix(first), mix(second) | 1]
}

function mix(value: number): number {
  let mixed = value ^ (value >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed ^= mixed >>> 13
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
