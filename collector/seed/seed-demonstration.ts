// Demonstration data for a brand, and the note in its file that says so, so that every report can say it too.
import { ulid } from 'ulid'
import type { Brand, Seeded } from '../brands/brand.ts'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import { dateAt } from '../reports/calendar.ts'
import type { EventStore } from '../stores/events.ts'
import type { SeedAnswers } from './consent-answers.ts'
import type { SeedOptions } from './generate.ts'
import { type SeedSummary, seedBrand } from './write.ts'
import { type AnswerTarget, writeAnswers } from './write-answers.ts'

export interface DemonstrationOptions {
  store: EventStore
  /** Where the answers to popins are kept. */
  answers: AnswerTarget
  brands: BrandRegistry
  /** Where segments stand while they are loaded. */
  folder: string
  now: number
  days: number
  seed: string
  volume: SeedOptions['volume']
  /** Default: yesterday in the brand's time zone. */
  until?: string
}

const dayMs = 86_400_000

export interface SeededDemonstration extends SeedSummary {
  /** What the consent report must show over the whole. */
  answers: SeedAnswers
}

export async function seedDemonstration(
  brand: Brand,
  options: DemonstrationOptions,
): Promise<SeededDemonstration> {
  const { store, brands, folder, now, days, seed, volume } = options
  const { timeZone, currency } = brand.settings
  const until = options.until ?? dateAt(now - dayMs, timeZone)
  const newSegmentId = () => ulid(now)
  const wanted = { brand: brand.name, seed, days, until, timeZone, currency, volume }
  const summary = await seedBrand(wanted, { folder, store, newSegmentId })
  const answers = await writeAnswers(wanted, options.answers)
  brands.save({ ...brand, seeded: widen(brand.seeded, summary) })
  return { ...summary, answers }
}

function widen(before: Seeded | null, { from, to }: Seeded): Seeded {
  if (!before) return { from, to }
  return { from: before.from < from ? before.from : from, to: before.to > to ? before.to : to }
}
