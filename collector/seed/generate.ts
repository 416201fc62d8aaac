// Demonstration data, day by day: the same arguments give the same events, and the totals are counted while the
// visits are made up, not by looking at the events afterwards.
import { dateOfDay, dayOfDate, type Span, spanOf } from '../reports/calendar.ts'
import type { StoredEvent } from '../stores/events.ts'
import { hourCurve, seedArrivals, weekdayCurve } from './audience.ts'
import { type SeedProduct, seedCatalogue } from './catalogue.ts'
import { seedEvent } from './event.ts'
import { createRandom, type Random } from './random.ts'
import { shopperOf } from './shopper.ts'
import { longestWalkMs, type Walk, walk } from './walk.ts'

export interface SeedOptions {
  brand: string
  /** Any text; another text gives other data. */
  seed: string
  /** Number of local days, the last of which is `until` (`YYYY-MM-DD`). */
  days: number
  until: string
  /** The brand's time zone, IANA. */
  timeZone: string
  /** ISO 4217; the catalogue's prices are in its minor unit. */
  currency: string
  /** How much: visits on an average day, or events in the whole (reached within a few per cent). */
  volume: { visitsPerDay: number } | { events: number }
  /** What the shop sells; default: a catalogue of its own. */
  products?: readonly SeedProduct[]
}

export interface SeedTotals {
  events: number
  visitors: number
  visits: number
  page_views: number
  searches: number
  orders: number
  revenue_minor: number
}

export interface SeedDay {
  date: string
  /** In the order of their time. */
  events: StoredEvent[]
  totals: SeedTotals
  /** Visitors who were never there before: over all days they add up to the visitors of the whole. */
  newVisitors: number
}

/** Measured over 100,000 visits of the default catalogue. */
const eventsPerVisit = 5.75
const returningShare = 0.34

/** The days of a seed, oldest first. Only one day is in memory at a time. */
export function* generateSeed(options: SeedOptions): Generator<SeedDay, void> {
  const last = dayOfDate(options.until)
  let known = 0
  for (let day = last - options.days + 1; day <= last; day++) {
    const made = seedDay(options, dateOfDay(day), known)
    known += made.newVisitors
    yield made
  }
}

function seedDay(options: SeedOptions, date: string, known: number): SeedDay {
  const random = createRandom(`${options.seed}/day/${date}`)
  const span = spanOf(date, date, options.timeZone)
  const totals: SeedTotals = { ...nothing, visits: visitsOn(options, date, random) }
  const shop = {
    products: options.products ?? seedCatalogue,
    currency: options.currency,
    orderId: () => `S${date.replaceAll('-', '')}-${totals.orders}`,
  }
  const crowd = createCrowd(random, known)
  const events: StoredEvent[] = []
  for (let visit = 0; visit < totals.visits; visit++) {
    const common = {
      brand: options.brand,
      session: random.uuid(),
      start: startOf(random, span),
      shopper: shopperOf(options.seed, crowd.next()),
      arrival: random.pick(seedArrivals),
    }
    const made = walk(random, shop)
    for (const step of made.steps) events.push(seedEvent(common, step, random.uuid()))
    addWalk(totals, made)
  }
  events.sort((a, b) => a.time - b.time)
  return { date, events, totals: { ...totals, visitors: crowd.size() }, newVisitors: crowd.newcomers() }
}

const nothing: SeedTotals = {
  events: 0,
  visitors: 0,
  visits: 0,
  page_views: 0,
  searches: 0,
  orders: 0,
  revenue_minor: 0,
}

function addWalk(totals: SeedTotals, made: Walk): void {
  totals.events += made.steps.length
  totals.page_views += made.page_views
  totals.searches += made.searches
  totals.orders += made.orders
  totals.revenue_minor += made.revenue_minor
}

/** Who comes on one day: somebody new, or somebody known, those of late more often. */
function createCrowd(random: Random, known: number) {
  const today = new Set<number>()
  let count = known
  const next = () => {
    const returns = count > 0 && random.chance(returningShare)
    const number = returns ? count - 1 - Math.floor(random.next() ** 2 * count) : count++
    today.add(number)
    return number
  }
  return { next, size: () => today.size, newcomers: () => count - known }
}

function visitsOn({ volume, days }: SeedOptions, date: string, random: Random): number {
  const average = 'visitsPerDay' in volume ? volume.visitsPerDay : volume.events / days / eventsPerVisit
  const weekday = weekdayCurve[(dayOfDate(date) + 3) % 7] ?? 1
  return Math.round(average * weekday * (0.92 + random.next() * 0.16))
}

/** When a visit starts: by the hour curve, early enough to end before local midnight. */
function startOf(random: Random, { from, until }: Span): number {
  const hour = random.pick(hourCurve) + random.next()
  return from + Math.floor((hour / 24) * (until - from - longestWalkMs))
}
