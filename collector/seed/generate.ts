// Demonstration data, day by day: the same arguments give the same events, and the totals are counted while the
// visits are made up, not by looking at the events afterwards.
import { dateOfDay, dayOfDate, type Span, spanOf } from '../reports/calendar.ts'
import type { StoredEvent } from '../stores/events.ts'
import { hourCurve, seedArrivals, weekdayCurve } from './audience.ts'
import { type SeedProduct, seedCatalogue } from './catalogue.ts'
import { convert, seedCurrencies } from './currencies.ts'
import { type SeedVisit, seedEvent } from './event.ts'
import { createRandom, type Random } from './random.ts'
import {
  clickOf,
  confirmationOf,
  refundEvent,
  refundOf,
  type SeedRefund,
  unseenOrder,
} from './server-events.ts'
import { shopperOf } from './shopper.ts'
import { addTotals, noTotals, type SeedTotals } from './totals.ts'
import { longestWalkMs, type Shop, type Step, walk } from './walk.ts'

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

export interface SeedDay {
  date: string
  /** In the order of their time. */
  events: StoredEvent[]
  totals: SeedTotals
  /** Visitors who were never there before: over all days they add up to the visitors of the whole. */
  newVisitors: number
}

/** Measured over 100,000 visits of the default catalogue. */
const eventsPerVisit = 6
const returningShare = 0.34

/** The days of a seed, oldest first. Only one day is in memory at a time, and the refunds that are still to come. */
export function* generateSeed(options: SeedOptions): Generator<SeedDay, void> {
  const last = dayOfDate(options.until)
  const refunds = new Map<number, SeedRefund[]>()
  let known = 0
  for (let day = last - options.days + 1; day <= last; day++) {
    const made = seedDay(options, dateOfDay(day), known, refunds.get(day) ?? [])
    refunds.delete(day)
    for (const refund of made.refunds) {
      const due = day + refund.after
      refunds.set(due, [...(refunds.get(due) ?? []), refund])
    }
    known += made.newVisitors
    const { refunds: _later, ...seeded } = made
    yield seeded
  }
}

/** A day's scene: who comes, and what is kept of it. */
interface Scene {
  options: SeedOptions
  random: Random
  events: StoredEvent[]
  totals: SeedTotals
  /** Those that follow from this day's orders. */
  refunds: SeedRefund[]
  shopIn: (random: Random) => Shop
}

function seedDay(
  options: SeedOptions,
  date: string,
  known: number,
  due: readonly SeedRefund[],
): SeedDay & { refunds: SeedRefund[] } {
  const random = createRandom(`${options.seed}/day/${date}`)
  const span = spanOf(date, date, options.timeZone)
  const totals: SeedTotals = { ...noTotals }
  const shopIn = createShops(options, () => `S${date.replaceAll('-', '')}-${totals.orders}`)
  const scene: Scene = { options, random, events: [], totals, refunds: [], shopIn }
  const crowd = createCrowd(random, known)
  for (let visits = visitsOn(options, date, random); visits > 0; visits--) {
    addVisit(scene, {
      brand: options.brand,
      session: random.uuid(),
      start: startOf(random, span),
      shopper: shopperOf(options.seed, crowd.next()),
      arrival: random.pick(seedArrivals),
    })
  }
  for (const refund of due) addRefund(scene, refund, span)
  const events = scene.events.sort((a, b) => a.time - b.time)
  addTotals(totals, { events: events.length, visitors: crowd.size() })
  return { date, events, totals, newVisitors: crowd.newcomers(), refunds: scene.refunds }
}

function addVisit(scene: Scene, visit: SeedVisit): void {
  const { random, events, totals } = scene
  const click = clickOf(visit, random.uuid())
  if (click) events.push(click)
  const shop = scene.shopIn(random)
  const made = walk(random, shop)
  addTotals(totals, { visits: 1, ...made.counts, publication_clicks: click ? 1 : 0 })
  for (const step of made.steps) {
    events.push(seedEvent(visit, step, random.uuid()))
    if (step.name === 'purchase') addOrder(scene, visit, step)
  }
}

/** What an order counts for, and what the brand's server tells of it. */
function addOrder({ options, random, events, totals, refunds }: Scene, visit: SeedVisit, order: Step): void {
  const isHome = order.fields.currency === options.currency
  addTotals(totals, isHome ? { revenue_minor: order.fields.value_minor ?? 0 } : { orders_elsewhere: 1 })
  const confirmed = confirmationOf(visit, order, random)
  if (confirmed) events.push(confirmed)
  const unseen = unseenOrder(visit, order, random)
  if (unseen) events.push(unseen)
  addTotals(totals, { verified_orders: confirmed ? 1 : 0 })
  if (unseen) addTotals(totals, { verified_orders: 1, unseen_orders: 1 })
  const refund = refundOf(order, random)
  if (refund) refunds.push(refund)
}

function addRefund(
  { options, random, events, totals }: Scene,
  refund: SeedRefund,
  { from, until }: Span,
): void {
  const time = from + Math.floor(random.next() * (until - from))
  events.push(refundEvent(options.brand, refund, time, random))
  const isHome = refund.currency === options.currency
  addTotals(totals, { refunds: 1, refunded_minor: isHome ? refund.amountMinor : 0 })
}

/** The same shop in the currency of each visit. */
function createShops({ currency, products = seedCatalogue }: SeedOptions, orderId: () => string) {
  const shops = new Map<string, Shop>()
  return (random: Random): Shop => {
    const other = random.pick(seedCurrencies)
    const own = other === null || other === currency ? currency : other
    const known = shops.get(own)
    if (known) return known
    const priced =
      other === null || own === currency
        ? products
        : products.map((product) => ({
            ...product,
            price_minor: convert(product.price_minor, currency, other),
          }))
    const shop = { products: priced, currency: own, orderId }
    shops.set(own, shop)
    return shop
  }
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
