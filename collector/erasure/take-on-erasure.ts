// An erasure that a brand asks for: it hears that one was taken on, the same whoever is known and whatever is held (A3).
// What became of it is the operator's to know; `docs/decisions/0009` says why.
import type { Logger } from 'pino'
import type { Erased } from './erasures.ts'

export interface TakenOn {
  /** Of the erasure: its certificate has it, or the log says why there is none. */
  id: string
  /** Milliseconds since 1970. */
  receivedAt: number
}

/** Answers when it is carried out, or cannot be. Throws what `erase` throws. */
export type TakeOnErasure = (brand: string, erase: (id: string) => Promise<Erased>) => Promise<TakenOn>

export interface TakeOnOptions {
  newId: () => string
  now: () => number
  log: Pick<Logger, 'warn'>
}

export function createTakeOnErasure({ newId, now, log }: TakeOnOptions): TakeOnErasure {
  return async (brand, erase) => {
    const taken = { id: newId(), receivedAt: now() }
    const erased = await erase(taken.id)
    if (!erased.ok)
      log.warn(
        { brand, erasure: taken.id, reason: erased.reason },
        'an erasure that a brand asked for is not done, which the brand is not told',
      )
    return taken
  }
}
