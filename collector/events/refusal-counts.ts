// How many events of each brand were taken and refused since the collector started, for the brand's own eyes. Memory only.
import { type RefusalReason, refusalReasons } from '../../sdk/protocol/refusals.ts'

export interface TakenAndRefused {
  accepted: number
  /** Of those: what came before, as the memory of IDs knows it (1 in 30,000 is taken for one that is none). */
  repeated: number
  refused: Record<RefusalReason, number>
}

/** What became of one batch. */
export type TakenBatch = Omit<TakenAndRefused, 'refused'> & { refused: readonly RefusalReason[] }

export interface RefusalCounts {
  /** Milliseconds since 1970: nothing before is counted. */
  since: number
  add(brand: string, batch: TakenBatch): void
  of(brand: string): TakenAndRefused
}

export function createRefusalCounts(since: number): RefusalCounts {
  const counts = new Map<string, TakenAndRefused>()
  return {
    since,
    add(brand, { accepted, repeated, refused }) {
      const known = counts.get(brand) ?? nothing()
      known.accepted += accepted
      known.repeated += repeated
      for (const reason of refused) known.refused[reason] += 1
      counts.set(brand, known)
    },
    of: (brand) => structuredClone(counts.get(brand) ?? nothing()),
  }
}

function nothing(): TakenAndRefused {
  const refused = Object.fromEntries(Object.keys(refusalReasons).map((reason) => [reason, 0]))
  return { accepted: 0, repeated: 0, refused: refused as Record<RefusalReason, number> }
}
