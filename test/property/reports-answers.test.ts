import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ReportAnswer } from '../../collector/reports/answer.ts'
import { reportCells, reportCsv } from '../../collector/reports/csv.ts'
import { dimensionNames } from '../../collector/reports/dimensions.ts'
import { withCredits } from '../../collector/reports/kept-credits.ts'
import { metricNames } from '../../collector/reports/metrics.ts'
import { parseQuery } from '../../collector/reports/parse-query.ts'
import { filterOperators } from '../../collector/reports/query.ts'
import { runReport } from '../../collector/reports/run.ts'
import type { EventStore } from '../../collector/stores/events.ts'
import { lastOf30 } from '../support/credits-of.ts'
import { eventStoreOf } from '../support/event-store-of.ts'
import { eventsOf, now, order, shop } from '../support/report-of.ts'
import { storedItem, uuid } from '../support/stored-event.ts'

const hostile = ['=1+1', '-1', '@x', 'a,"b"\r\nc', '', 'é']

/** A few visitors of everything, some with names that a spreadsheet would run. */
const drafts = Array.from({ length: 60 }, (_, at) => {
  const visit = { visitor: uuid(1 + (at % 17)), session: uuid(100 + (at % 23)) }
  const on = new Date(Date.parse('2026-10-25T00:30:00Z') + at * 7 * 3_600_000).toISOString()
  const name = hostile[at % hostile.length] ?? ''
  const items = [storedItem({ item_id: name, item_name: name, item_list_id: at % 2 ? 'search:a' : null })]
  const shared = { ...visit, on, device: at % 3 ? 'phone' : 'desktop', publication: at % 4 ? null : name }
  if (at % 5 === 0) return order(1000 + at, { ...shared, items, currency: at % 2 ? 'EUR' : 'JPY' })
  if (at % 5 === 1) return { ...shared, name: 'search', search_term: name, results: at }
  return at % 5 === 2 ? { ...shared, name: 'view_item', items } : { ...shared, path: name }
})

const filter = fc.tuple(
  fc.constantFrom(...dimensionNames),
  fc.constantFrom(...filterOperators),
  fc.oneof(
    fc.constantFrom(...hostile, null),
    fc.constantFrom('^a', 'é|x', '[=@]'),
    fc.string({ maxLength: 4 }),
  ),
)
const day = fc.constantFrom('2026-10-25', '2026-11-01', '2026-11-05', '2026-11-20', '2027-01-01')
const anyQuery = fc.record(
  {
    metrics: fc.uniqueArray(fc.constantFrom(...metricNames), { minLength: 1, maxLength: 2 }),
    dimensions: fc.uniqueArray(fc.oneof(fc.constant('date'), fc.constantFrom(...dimensionNames)), {
      maxLength: 2,
    }),
    period: fc.tuple(day, day).map((days) => ({ from: days.sort()[0], to: days.sort()[1] })),
    filters: fc.array(
      fc.oneof(filter, fc.record({ not: filter }), fc.record({ or: fc.tuple(filter, filter) })),
      { maxLength: 1 },
    ),
    compare: fc.constantFrom('previous', 'year_before', 'matching_weekdays', {
      from: '2026-10-01',
      to: '2026-10-03',
    }),
    limit: fc.integer({ min: 1, max: 20 }),
  },
  { requiredKeys: ['metrics', 'period'] },
)

const facts = { rules: [lastOf30], cookieHours: 4320, now }
const params = { publications: ['é'], ambassadors: ['lea'], channels: ['blog'] }
const credits = { ...facts, params: { ...params, released_orders: [], released_publications: [] } }

describe('whatever is asked', () => {
  let store: EventStore
  let addedUp: EventStore
  beforeAll(async () => {
    store = await eventStoreOf(eventsOf(drafts))
    const added = await eventStoreOf(eventsOf(drafts), { rollUpAfter: 0 })
    addedUp = added
    // A question has a month added up after the other, each in a turn of its own.
    await answerOf(added, { metrics: ['visitors'], period: { from: '2026-10-01', to: '2026-12-31' } })
    for (let turn = 0; turn < 6; turn++) await added.dropMonths(shop.brand, 0)
  })
  afterAll(() => Promise.all([store, addedUp].map((one) => one.close())))

  async function answerOf(asked: EventStore, query: unknown, smallestGroup = 1): Promise<ReportAnswer> {
    const parsed = parseQuery(query)
    if (!parsed.ok) throw new Error(parsed.error.message)
    const brand = { ...shop, smallestGroup }
    return withCredits({ store: asked, brand, credits }, (creditsIn) =>
      runReport({ store: asked, brand, query: parsed.query, now, asOf: now, creditsIn }),
    )
  }

  it('is added up in one of the stores', async () => {
    const sql = () => "SELECT count(*) AS months FROM duckdb_tables() WHERE table_name = 'stays'"
    expect(await addedUp.query({ brand: shop.brand, from: 0, until: 1, sql })).toEqual([{ months: 2 }])
  })

  it('is refused with its place or answered, small groups hidden or not, and CSV has what JSON has', async () => {
    await fc.assert(
      fc.asyncProperty(anyQuery, fc.constantFrom(1, 3), async (asked, smallestGroup) => {
        const parsed = parseQuery(asked)
        if (!parsed.ok) {
          expect(parsed.error.message).not.toBe('')
          return
        }
        const answer = await answerOf(store, asked, smallestGroup)
        expect(await answerOf(addedUp, asked, smallestGroup)).toEqual(answer)
        const { headers, rows } = reportCells(answer)
        expect(rows).toHaveLength(answer.rows.length)
        const written = readCsv(reportCsv(answer))
        expect(written).toEqual([headers, ...rows.map((row) => row.map(plainText))])
        for (const [at, row] of answer.rows.entries())
          for (const name of parsed.query.dimensions)
            expect(rows[at]?.[headers.indexOf(name)]).toBe(row[name])
      }),
      { numRuns: 250 },
    )
  })
})

/** As it is to be read: null is empty, and a text that a spreadsheet would run has a quote before it. */
function plainText(cell: string | number | null | undefined): string {
  if (typeof cell === 'string') return /^[=+\-@\t\r＝＋－＠]/.test(cell) ? `'${cell}` : cell
  return String(cell ?? '')
}

/** RFC 4180, read sign by sign. */
function readCsv(text: string): string[][] {
  const lines: string[][] = [[]]
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end === '\r\n') lines.push([])
  }
  return lines.slice(0, -1)
}
