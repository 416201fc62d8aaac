import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ReportAnswer } from '../../../../collector/reports/answer.ts'
import { capabilities } from '../../../../collector/reports/capabilities.ts'
import { isOfCredits } from '../../../../collector/reports/check-query.ts'
import { dimensionNames } from '../../../../collector/reports/dimensions.ts'
import { type MetricName, metrics } from '../../../../collector/reports/metrics.ts'
import { parseQuery } from '../../../../collector/reports/parse-query.ts'
import { runReport } from '../../../../collector/reports/run.ts'
import { generateSeed } from '../../../../collector/seed/generate.ts'
import { type EventStore, nobody } from '../../../../collector/stores/events.ts'
import { eventStoreOf } from '../../../support/event-store-of.ts'
import { createRecount, localDate, recountFunnel } from '../../../support/recount.ts'

const months = [
  { timeZone: 'Europe/Paris', currency: 'EUR', days: 30, until: '2026-11-10', why: 'with a day of 25 hours' },
  {
    timeZone: 'Asia/Kolkata',
    currency: 'JPY',
    days: 14,
    until: '2026-11-10',
    why: 'half an hour off, in yen',
  },
  {
    timeZone: 'America/New_York',
    currency: 'TND',
    days: 14,
    until: '2026-03-14',
    why: 'with a day of 23 hours, in dinars',
  },
]

/** What the seed calls each metric that it knows the totals of. */
const knownAs = {
  visitors: 'visitors',
  visits: 'visits',
  page_views: 'page_views',
  searches: 'searches',
  add_to_carts: 'add_to_carts',
  orders: 'orders',
  revenue: 'revenue_minor',
  verified_orders: 'verified_orders',
  unseen_orders: 'unseen_orders',
  refund_count: 'refunds',
  refunds: 'refunded_minor',
} as const

describe.each(months)('a month in $timeZone $why', ({ timeZone, currency, days, until }) => {
  const brand = { brand: 'shop', timeZone, currency, smallestGroup: 1 }
  const seedOptions = { ...brand, seed: 'recount', days, until, volume: { visitsPerDay: 25 } }
  const made = [...generateSeed(seedOptions)]
  const events = made.flatMap((day) => day.events)
  // One day less at either end than there is data for: what lies outside must not be counted.
  const period = { from: made[1]?.date ?? '', to: made.at(-2)?.date ?? '' }
  let store: EventStore

  beforeAll(async () => {
    store = await eventStoreOf(events)
  })
  afterAll(() => store.close())

  async function report(metrics: string[], dimensions: string[], more: object = {}): Promise<ReportAnswer> {
    const parsed = parseQuery({ metrics, dimensions, period, limit: 1000, ...more })
    if (!parsed.ok) throw new Error(parsed.error.message)
    const time = Date.parse(`${until}T23:00:00Z`)
    return runReport({ store, brand, query: parsed.query, now: time, asOf: time })
  }

  const countOf = createRecount(events, { period, timeZone, currency })
  const metricsBy = (by: string[]) =>
    capabilities
      .filter(
        ({ metric, dimensions }) =>
          !isOfCredits({ metrics: [metric] }) &&
          dimensions.some((name) => name !== 'funnel_step') &&
          by.every((name) => dimensions.some((dimension) => dimension === name)),
      )
      .map(({ metric }) => metric)
  // Steps and credits are recounted where they are.
  const single = dimensionNames
    .filter((name) => !['funnel_step', 'week', 'ambassador', 'channel'].includes(name))
    .map((name) => [name])
  const double = single.filter(([name]) => name !== 'date').map(([name]) => ['date', String(name)])

  it.each([[[]], ...[...single, ...double].map((by) => [by])])(
    'counts every metric by %j as plain loops do',
    async (by: string[]) => {
      const asked = metricsBy(by)
      const { rows, totals } = await report(asked, by)
      for (const metric of asked) {
        const expected = countOf({ metric, dimensions: by })
        const shown = new Map(rows.map((row) => [JSON.stringify(by.map((name) => row[name])), row[metric]]))
        for (const [key, value] of expected.groups)
          expect([metric, key, shown.get(key)]).toEqual([metric, key, close(value)])
        for (const [key, value] of shown) {
          if (!expected.groups.has(key))
            expect([metric, key, value]).toEqual([metric, key, nothingOf(metric)])
        }
        expect([metric, totals[metric]]).toEqual([metric, close(expected.total)])
      }
      expect(asked.length).toBeGreaterThan(0)
      expect(rows.length).toBeGreaterThan(0)
    },
  )

  it('shows every day of the period once, in order', async () => {
    const { rows } = await report(['visits'], ['date'])
    expect(rows.map((row) => row.date)).toEqual(made.slice(1, -1).map((day) => day.date))
  })

  it('gives in one query what it gives one metric at a time', async () => {
    const together = [
      'visitors',
      'visits',
      'page_views',
      'searches',
      'orders',
      'revenue',
      'quantity',
      'conversion',
    ]
    const { rows, totals } = await report(together, ['date'])
    for (const metric of together) {
      const alone = await report([metric], ['date'])
      expect(rows.map((row) => row[metric])).toEqual(alone.rows.map((row) => row[metric]))
      expect(totals[metric]).toBe(alone.totals[metric])
    }
  })

  it('follows the funnel as plain loops do', async () => {
    const { rows, totals } = await report(['visits', 'share'], ['funnel_step'])
    const within = events.filter(({ time }) => {
      const date = localDate(time, timeZone)
      return date >= period.from && date <= period.to
    })
    const reached = recountFunnel(within)
    expect(rows.map((row) => row.visits)).toEqual(reached)
    expect(rows.map((row) => row.share)).toEqual(reached.map((visits) => visits / (reached[0] ?? 0)))
    expect(totals.visits).toBe(
      new Set(within.map(({ session }) => session).filter((session) => session !== nobody)).size,
    )
  })

  it('equals the totals that the seed knows by construction', async () => {
    const whole = { from: made[0]?.date ?? '', to: until }
    const { rows } = await report(Object.keys(knownAs), ['date'], { period: whole })
    const known = made.map(({ date, totals }) => ({
      date,
      ...Object.fromEntries(Object.entries(knownAs).map(([metric, name]) => [metric, totals[name]])),
    }))
    expect(rows).toEqual(known)
  })
})

/** A mean is added up in another order by the engine: the last bits may differ. */
function close(value: number | null) {
  return value === null || Number.isInteger(value) ? value : expect.closeTo(value, 9)
}

function nothingOf(metric: MetricName): 0 | null {
  return metrics[metric].nothing
}
