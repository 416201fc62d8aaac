// How far the other reports can be trusted: events that are missing and how to send them, fields that are left out,
// orders that only one side told of, and what was refused.
import { type RefusalReason, refusalReasons } from '../../sdk/protocol/refusals.ts'
import type { RefusalCounts } from '../events/refusal-counts.ts'
import type { EventStore, Row } from '../stores/events.ts'
import type { Span } from './calendar.ts'
import { eventExamples, type NeededEvent } from './event-examples.ts'
import { type Report, reportCatalogue } from './report-catalogue.ts'
import { type ReportName, reportNames } from './report-names.ts'

/** A report that cannot be whole, and the line of code that would make it so. */
export interface MissingEvent {
  report: ReportName
  title: string
  event: NeededEvent
  example: string
}

/** Events of a kind that leave out what a report needs. Null: too few to be told. */
export interface Gap {
  what: string
  /** Of so many. */
  of: number | null
  lacking: number | null
}

export interface QualityReport {
  missing: MissingEvent[]
  gaps: Record<GapName, Gap>
  /** Since the collector started, not in the period: what is refused is not stored. Null: no collector is asked. */
  taken: {
    since: string
    accepted: number
    /** Of the accepted: what came before. */
    repeated: number
    refused: { reason: RefusalReason; meaning: string; events: number }[]
  } | null
}

/** Counts below `smallestGroup` are not told; nothing at all is. */
export type AskQualityReport = (brand: string, span: Span, smallestGroup: number) => Promise<QualityReport>

const isLine = (names: string) => `name IN (${names})`

/** What is looked at (`of`), and what of it lacks something, as SQL over events. */
const gaps = {
  orders_without_items: {
    what: 'Orders without items: they are missing from the products report.',
    of: "name = 'purchase'",
    lacking: 'len(items) = 0',
  },
  orders_with_unpriced_items: {
    what: 'Orders with an item without a price: its revenue is missing from the products report.',
    of: "name = 'purchase' AND len(items) > 0",
    lacking: 'len(list_filter(items, lambda item: item.price_minor IS NULL)) > 0',
  },
  searches_without_results: {
    what: 'Searches that do not say how much they found: they are left out of the share that found nothing.',
    of: "name = 'search'",
    lacking: 'results IS NULL',
  },
  clicks_without_list: {
    what: 'Clicks on products that do not say in which list: they are missing from lists and searches.',
    of: "name = 'select_item'",
    lacking:
      'item_list_id IS NULL AND len(list_filter(items, lambda item: item.item_list_id IS NOT NULL)) = 0',
  },
  items_without_category: {
    what: 'Product views and orders with an item without a category: they are missing from categories.',
    of: isLine("'view_item', 'add_to_cart', 'purchase'"),
    lacking: 'len(list_filter(items, lambda item: item.item_category IS NULL)) > 0',
  },
  refunds_without_amount: {
    what: 'Refunds that browsers told of without an amount: they are taken to be of the whole order.',
    of: "name = 'refund'",
    lacking: 'value_minor IS NULL AND len(items) = 0',
  },
} as const

export type GapName = keyof typeof gaps
const gapNames = Object.keys(gaps) as GapName[]

export interface QualityOptions {
  store: Pick<EventStore, 'query'>
  /** Null where no collector runs. */
  refusals: Pick<RefusalCounts, 'of' | 'since'> | null
}

export function createAskQualityReport({ store, refusals }: QualityOptions): AskQualityReport {
  return async (brand, { from, until }, smallestGroup) => {
    const [counts = {}] = await store.query({ brand, from, until, sql: countsSql })
    return {
      missing: missingIn(counts),
      gaps: gapsIn(counts, smallestGroup),
      taken: refusals && takenBy(brand, refusals),
    }
  }
}

function takenBy(brand: string, refusals: Pick<RefusalCounts, 'of' | 'since'>): QualityReport['taken'] {
  const { accepted, repeated, refused } = refusals.of(brand)
  return { since: new Date(refusals.since).toISOString(), accepted, repeated, refused: listed(refused) }
}

function countsSql(events: string): string {
  const count = (condition: string) => `count(CASE WHEN ${condition} THEN 1 END)`
  const named = Object.keys(eventExamples).map((name) => `${count(`name = '${name}'`)} AS ${name}`)
  const lacking = gapNames.flatMap((name) => [
    `${count(gaps[name].of)} AS of_${name}`,
    `${count(`${gaps[name].of} AND ${gaps[name].lacking}`)} AS lacking_${name}`,
  ])
  return `SELECT ${[...named, ...lacking].join(', ')} FROM ${events}`
}

function missingIn(counts: Row): MissingEvent[] {
  return reportNames.flatMap((name) => {
    const { title, needs }: Report = reportCatalogue[name]
    const missing = needs.filter((event) => Number(counts[event] ?? 0) === 0)
    return missing.map((event) => ({ report: name, title, event, example: eventExamples[event] }))
  })
}

function gapsIn(counts: Row, smallestGroup: number): Record<GapName, Gap> {
  const isTold = (count: number) => count === 0 || count >= smallestGroup
  const read = (name: GapName): Gap => {
    const of = Number(counts[`of_${name}`] ?? 0)
    const lacking = Number(counts[`lacking_${name}`] ?? 0)
    const areTold = [of, lacking, of - lacking].every(isTold)
    return { what: gaps[name].what, of: areTold ? of : null, lacking: areTold ? lacking : null }
  }
  const pairs = gapNames.map((name) => [name, read(name)] as const)
  return Object.fromEntries(pairs) as Record<GapName, Gap>
}

/** The reasons that happened, the most frequent first. */
function listed(refused: Record<RefusalReason, number>): NonNullable<QualityReport['taken']>['refused'] {
  const reasons = Object.keys(refusalReasons) as RefusalReason[]
  return reasons
    .map((reason) => ({ reason, meaning: refusalReasons[reason], events: refused[reason] }))
    .filter(({ events }) => events > 0)
    .sort((a, b) => b.events - a.events)
}
