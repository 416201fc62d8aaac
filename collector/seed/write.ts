// From generated days to the event store: segments like the journal's, loaded one after the other and removed.
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { encodeRecord } from '../events/record.ts'
import type { EventStore, StoredEvent } from '../stores/events.ts'
import { generateSeed, type SeedDay, type SeedOptions } from './generate.ts'
import { addTotals, noTotals, type SeedTotals } from './totals.ts'

/** About 5 MB of text. The journal closes its own at 8 MB; 20 MB do not load within the store's memory limit. */
const eventsPerSegment = 5000

export interface SeedTarget {
  /** Where segments stand while they are loaded; made if missing. */
  folder: string
  store: Pick<EventStore, 'load'>
  /** A new ULID for each segment. */
  newSegmentId(): string
}

export interface SeedSummary {
  from: string
  to: string
  /** What the reports must show over the whole. */
  totals: SeedTotals
  days: (SeedTotals & { date: string })[]
  /** What the store said: `repeated` is above zero where the same seed was loaded before. */
  stored: number
  repeated: number
}

/**
 * Fills a brand with demonstration data and says its totals by day and over the whole. Rejects when the folder
 * cannot be written or the store refuses a segment; what was loaded before stays, and loading again repeats nothing
 * within the store's repeat window.
 */
export async function seedBrand(options: SeedOptions, target: SeedTarget): Promise<SeedSummary> {
  return writeSeed(generateSeed(options), target)
}

/** Writes days as segments of at most 5,000 events, loads each and removes it. */
async function writeSeed(days: Iterable<SeedDay>, target: SeedTarget): Promise<SeedSummary> {
  const summary: SeedSummary = { from: '', to: '', totals: { ...noTotals }, days: [], stored: 0, repeated: 0 }
  await mkdir(target.folder, { recursive: true, mode: 0o700 })
  for (const day of days) {
    for (let at = 0; at < day.events.length; at += eventsPerSegment) {
      const { stored, repeated } = await loadSegment(day.events.slice(at, at + eventsPerSegment), target)
      summary.stored += stored
      summary.repeated += repeated
    }
    addDay(summary, day)
  }
  return summary
}

async function loadSegment(events: readonly StoredEvent[], { folder, store, newSegmentId }: SeedTarget) {
  const id = newSegmentId()
  const path = join(folder, `${id}.ndjson`)
  try {
    await writeFile(path, events.map(encodeRecord).join(''))
    return await store.load({ id, path, events: events.length })
  } finally {
    await rm(path, { force: true })
  }
}

function addDay(summary: SeedSummary, day: SeedDay): void {
  summary.from ||= day.date
  summary.to = day.date
  summary.days.push({ date: day.date, ...day.totals })
  addTotals(summary.totals, { ...day.totals, visitors: day.newVisitors })
}
