// Visits of visitors without a session ID: a visit ends after 30 minutes without an event. Memory only, bounded.
import { LRUCache } from 'lru-cache'
import { limits } from '../../sdk/protocol/limits.ts'

export interface VisitTracker {
  /** A name for the visit that this visitor is in at this time. */
  visitOf(visitor: string, now: number): string
}

interface Visit {
  started: number
  last: number
}

/** `remembered`: visitors followed at the same time, default 50,000; beyond it the quietest start a new visit. */
export function createVisitTracker(remembered = 50_000): VisitTracker {
  const visits = new LRUCache<string, Visit>({ max: remembered })
  const gap = limits.visitMinutes * 60_000

  return {
    visitOf(visitor, now) {
      const before = visits.get(visitor)
      const isSame = before !== undefined && now - before.last < gap
      const visit = isSame ? before : { started: now, last: now }
      visit.last = now
      if (!isSame) visits.set(visitor, visit)
      return `${visitor}:${visit.started}`
    },
  }
}
