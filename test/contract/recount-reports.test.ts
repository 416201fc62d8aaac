import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isOfCredits } from '../../collector/reports/check-query.ts'
import { parseQuery } from '../../collector/reports/parse-query.ts'
import {
  queryOf,
  type Report,
  type ReportTable,
  reportCatalogue,
} from '../../collector/reports/report-catalogue.ts'
import { reportNames } from '../../collector/reports/report-names.ts'
import { runReport } from '../../collector/reports/run.ts'
import { generateSeed } from '../../collector/seed/generate.ts'
import type { EventStore } from '../../collector/stores/events.ts'
import { eventStoreOf } from '../support/event-store-of.ts'
import { createRecount } from '../support/recount.ts'

const brands = [
  { brand: 'paris', timeZone: 'Europe/Paris', currency: 'EUR', why: 'a day of 25 hours, cents' },
  { brand: 'kolkata', timeZone: 'Asia/Kolkata', currency: 'JPY', why: 'half an hour off, yen without cents' },
  { brand: 'tunis', timeZone: 'Africa/Tunis', currency: 'TND', why: 'dinars of a thousand' },
  { brand: 'budapest', timeZone: 'Europe/Budapest', currency: 'HUF', why: 'forint' },
]
/** The clocks of Paris and Budapest are put back on 25 October. */
const whole = { days: 20, until: '2026-11-02' }
const period = { from: '2026-10-16', to: '2026-10-31' }
const now = Date.parse('2026-11-03T12:00:00Z')

const tables = reportNames
  .flatMap((report) => {
    const { tables: all }: Report = reportCatalogue[report]
    return all.map((table) => ({ report, table, name: table.name }))
  })
  // The funnel's steps and credits are recounted where they are.
  .filter(({ table }) => !table.query.dimensions.includes('funnel_step') && !isOfCredits(table.query))

describe.each(brands)('$brand, with $why', ({ why: _why, ...brand }) => {
  const seed = { ...brand, ...whole, seed: 'reports', volume: { visitsPerDay: 40 } }
  const events = [...generateSeed(seed)].flatMap((day) => day.events)
  const countOf = createRecount(events, { ...brand, period })
  /** One person alone is shown: what is hidden is proven elsewhere. */
  const asking = { ...brand, smallestGroup: 1 }
  let store: EventStore

  beforeAll(async () => {
    store = await eventStoreOf(events)
  })
  afterAll(() => store.close())

  async function ask(table: ReportTable) {
    const parsed = parseQuery(queryOf(table, { period, limit: 1000 }))
    if (!parsed.ok) throw new Error(parsed.error.message)
    return runReport({ store, brand: asking, query: parsed.query, now, asOf: now })
  }

  it.each(tables)('$report, $name: is what plain loops over the raw events count', async ({ table }) => {
    const { rows, totals } = await ask(table)
    const { metrics, dimensions } = table.query
    for (const metric of metrics) {
      const expected = countOf({ metric, dimensions })
      const shown = new Map(
        rows.map((row) => [JSON.stringify(dimensions.map((name) => row[name])), row[metric]]),
      )
      for (const [key, value] of expected.groups)
        expect([metric, key, shown.get(key)]).toEqual([metric, key, close(value)])
      expect([metric, totals[metric]]).toEqual([metric, close(expected.total)])
    }
    expect(rows.length).toBeGreaterThan(0)
  })

  it('never turns what is not measured into 0, nor 0 into what is not measured', async () => {
    for (const { table } of tables) {
      const { rows } = await ask(table)
      for (const metric of table.query.metrics) {
        const { groups } = countOf({ metric, dimensions: table.query.dimensions })
        for (const row of rows) {
          const key = JSON.stringify(table.query.dimensions.map((name) => row[name]))
          if (groups.has(key))
            expect([metric, key, row[metric] === null]).toEqual([metric, key, groups.get(key) === null])
        }
      }
    }
  })
})

/** A mean is added up in another order by the engine: the last bits may differ. */
function close(value: number | null) {
  return value === null || Number.isInteger(value) ? value : expect.closeTo(value, 9)
}
