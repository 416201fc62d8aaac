// A report on a handful of events in memory, for tests.
import type { ReportAnswer, ReportRow } from '../../collector/reports/answer.ts'
import { parseQuery } from '../../collector/reports/parse-query.ts'
import { type ReportBrand, runReport } from '../../collector/reports/run.ts'
import type { StoredEvent } from '../../collector/stores/events.ts'
import { eventStoreOf } from './event-store-of.ts'
import { storedEvent, uuid } from './stored-event.ts'

/** An event less what `storedEvent` fills in; `on` is its time, by default noon of 10 November 2026, UTC. */
export type Draft = Partial<StoredEvent> & { on?: string }

export const shop: ReportBrand = { brand: 'shop', timeZone: 'Europe/Paris', currency: 'EUR' }
/** The moment at which tests ask: 20 November 2026, noon. */
export const now = Date.parse('2026-11-20T12:00:00Z')

export function eventsOf(drafts: readonly Draft[]): StoredEvent[] {
  return drafts.map(({ on = '2026-11-10T12:00:00Z', ...fields }, at) =>
    storedEvent({ id: uuid(1000 + at), time: Date.parse(on), ...fields }),
  )
}

/** The answer to a query over 9 to 11 November 2026, unless it says another period. */
export async function reportOf(drafts: readonly Draft[], query: object, brand = shop): Promise<ReportAnswer> {
  const parsed = parseQuery({ period: { from: '2026-11-09', to: '2026-11-11' }, ...query })
  if (!parsed.ok) throw new Error(parsed.error.message)
  const store = await eventStoreOf(eventsOf(drafts))
  try {
    return await runReport({ store, brand, query: parsed.query, now, asOf: now - 1000 })
  } finally {
    await store.close()
  }
}

/** An order of an amount, in euro. */
export function order(value_minor: number, fields: Draft = {}): Draft {
  return { name: 'purchase', currency: 'EUR', value_minor, transaction_id: `T${value_minor}`, ...fields }
}

/** A row without what is said of how sure its shares are. */
export function figuresAlone({ intervals, low_volume, ...row }: ReportRow) {
  return row
}
