// Tells the first act of an hour from its repeats: the same by the same, to the same, from the same address.
import { LRUCache } from 'lru-cache'
import type { AccessAct } from './access-act.ts'

export interface OnceAnHour {
  /** Whether the like was noted within the hour of `now`. */
  has(brand: string | null, act: AccessAct, now: number): boolean
  note(brand: string | null, act: AccessAct, now: number): void
}

const hourMs = 3_600_000

/** `remembered`: acts kept in memory at most; one that was forgotten is written once more. */
export function createOnceAnHour(remembered = 10_000): OnceAnHour {
  const noted = new LRUCache<string, true>({ max: remembered })
  return {
    has: (brand, act, now) => noted.get(keyOf(brand, act, now)) ?? false,
    note: (brand, act, now) => void noted.set(keyOf(brand, act, now), true),
  }
}

function keyOf(brand: string | null, act: AccessAct, now: number): string {
  const { by, operation, entity, id, foreignId, route, address, refused } = act
  const hour = Math.floor(now / hourMs)
  return JSON.stringify([hour, brand, by, operation, entity, id, foreignId, route, address, refused])
}
