// Remembers whole answers for moments, so that a large shop's page may be looked at by many, or again and again, while
// events come in: see decision 0010. A whole answer is of one moment: what it hides fits the figures that it shows.
import { LRUCache } from 'lru-cache'
import type { EventStore, StoreVersion } from '../stores/events.ts'
import type { ReportAnswer } from './answer.ts'
import type { Period } from './period.ts'

/** An answer is not told again after so many milliseconds, whatever has come in. */
export const longestMs = 30_000
/** Nor where more than one event in so many of the period's is new; below that many events each is. */
const oneNewIn = 1_000

/** Values of all remembered answers together: at most some 20 MB. */
const mostValues = 200_000
const dayMs = 86_400_000

export interface Asked {
  brand: string
  period: Period
  /** All that an answer depends on but the events. */
  key: string
  /** Whether other events count as much as the period's: those of refunds, or of arrivals long before. Default: no. */
  isOfAll?: boolean
}

/** `make` is told as of when it counts, milliseconds since 1970. */
export type RememberAnswer = (
  asked: Asked,
  make: (asOf: number) => Promise<ReportAnswer>,
) => Promise<ReportAnswer>

/** What the store holds of the period, and of everything. */
interface Version {
  period: StoreVersion
  all: StoreVersion
}

interface Remembered {
  version: Version
  answer: ReportAnswer
  /** Milliseconds since 1970, when it began to be worked out. */
  at: number
}

export interface RememberOptions {
  store: Pick<EventStore, 'version'>
  now: () => number
  /** Milliseconds since 1970: everything received before is in the store. */
  asOf: () => number
}

export function createRememberedAnswers({ store, now, asOf }: RememberOptions): RememberAnswer {
  const all = new LRUCache<string, Remembered>({
    maxSize: mostValues,
    sizeCalculation: ({ answer }, key) => valuesIn(answer) + Math.ceil(key.length / 50),
  })
  return async (asked, make) => {
    // Read before the version, which then holds all that it promises.
    const [at, counted] = [now(), asOf()]
    const version = await versionOf(asked, at)
    const known = all.get(asked.key)
    if (known && at - known.at <= longestMs && isGoodFor(known, version, asked)) {
      const isSame = known.version.all.events === version.all.events
      return isSame ? countedUntil(counted, known.answer) : known.answer
    }
    const answer = await make(counted)
    all.set(asked.key, { version, answer, at })
    return answer
  }

  async function versionOf({ brand, period }: Asked, at: number): Promise<Version> {
    const [ofPeriod, ofAll] = await Promise.all([
      store.version({ brand, ...period.span }),
      store.version({ brand, from: 0, until: at + 31 * dayMs }),
    ])
    return { period: ofPeriod, all: ofAll }
  }
}

function isGoodFor({ version }: Remembered, now: Version, { period, isOfAll }: Asked): boolean {
  if (version.all.files !== now.all.files) return false
  const isNew = isOfAll ? now.all.events - version.all.events : now.period.events - version.period.events
  return isNew <= Math.floor((now.period.events * shareOfMonths(period.span)) / oneNewIn)
}

/** Where nothing has come in, the same is true of now. */
function countedUntil(asOf: number, answer: ReportAnswer): ReportAnswer {
  return { ...answer, meta: { ...answer.meta, as_of: new Date(asOf).toISOString() } }
}

/** How much of the months that a period touches it is, at least. */
function shareOfMonths({ from, until }: Period['span']): number {
  const months = monthsBetween(new Date(from), new Date(until - 1))
  return Math.min(1, (until - from) / (months * 31 * dayMs))
}

function monthsBetween(first: Date, last: Date): number {
  return (last.getUTCFullYear() - first.getUTCFullYear()) * 12 + last.getUTCMonth() - first.getUTCMonth() + 1
}

function valuesIn({ rows }: ReportAnswer): number {
  return 1 + rows.length * Object.keys(rows[0] ?? {}).length
}
