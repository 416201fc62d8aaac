// How many events of each brand were taken and refused since the collector started, for the brand's own eyes. Memory only.
import { type RefusalReason, refusalReasons } from '../../sdk/protocol/refusals.ts'

export interface TakenAndRefused {
  accepted: number
  refused: Record<RefusalReason, number>
}

export interface RefusalCounts {
  /** Milliseconds since 1970: nothing before is counted. */
  since: number
  add(brand: string, accepted: number, refused: readonly RefusalReason[]): void
  of(brand: string): TakenAndRefused
}

export function createRefusalCounts(since: number): RefusalCounts {
  const counts = new Map<string, TakenAndRefused>()
  return {
    since,
    add(brand, accepted, refused) {
      const known = counts.get(brand) ?? nothing()
      known.accepted += accepted
      for (const reason of refused) known.refused[reason] += 1
      counts.set(brand, known)
    },
    of: (brand) => structuredClone(counts.get(brand) ?? nothing()),
  }
}

function nothing(): TakenAndRefused {
  const refused = Object.fromEntries(Object.keys(refusalReasons).map((reason) => [reason, 0]))
  return { accepted: 0, refused: refused as Record<RefusalReason, number> }
}
