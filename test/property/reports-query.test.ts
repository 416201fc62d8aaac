import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateOfDay, dayOfDate, isDate, offsetsOf, spanOf } from '../../collector/reports/calendar.ts'
import { dimensionNames } from '../../collector/reports/dimensions.ts'
import { metricNames } from '../../collector/reports/metrics.ts'
import { parseQuery } from '../../collector/reports/parse-query.ts'
import { comparedPeriod, createPeriod } from '../../collector/reports/period.ts'
import type { Filter, PlainFilter } from '../../collector/reports/query.ts'
import { runReport } from '../../collector/reports/run.ts'
import { refusePattern } from '../../collector/reports/safe-pattern.ts'
import type { StoredEvent } from '../../collector/stores/events.ts'
import { eventStoreOf } from '../support/event-store-of.ts'
import { localDate } from '../support/recount.ts'
import { eventsOf, now, shop } from '../support/report-of.ts'
import { storedEvent, uuid } from '../support/stored-event.ts'

const anyDate = fc.integer({ min: dayOfDate('2000-01-01'), max: dayOfDate('2099-12-31') }).map(dateOfDay)
const zones = [
  'Europe/Paris',
  'Asia/Kolkata',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'UTC',
]

describe('parseQuery', () => {
  it('answers any JSON with a query or an error that names a place, and never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const parsed = parseQuery(value)
        expect(parsed.ok || typeof parsed.error.path === 'string').toBe(true)
      }),
    )
  })

  it('understands its own echo as the same query', () => {
    const anyQuery = fc.record({
      metrics: fc.uniqueArray(fc.constantFrom(...metricNames), { minLength: 1, maxLength: 4 }),
      dimensions: fc.uniqueArray(fc.constantFrom(...dimensionNames), { maxLength: 2 }),
      period: anyDate.map((date) => ({ from: date, to: date })),
      limit: fc.integer({ min: 1, max: 1000 }),
    })
    fc.assert(
      fc.property(anyQuery, (query) => {
        const parsed = parseQuery(query)
        if (parsed.ok) expect(parseQuery(parsed.query)).toEqual(parsed)
        else expect(parsed.error.code).toMatch(/^(unsupported_pair|invalid_query)$/)
      }),
      { numRuns: 300 },
    )
  })
})

describe('the calendar', () => {
  it('puts an instant on the local day that Intl says, by offsets and integers alone', () => {
    fc.assert(
      fc.property(
        anyDate,
        fc.constantFrom(...zones),
        fc.double({ min: 0, max: 0.999999, noNaN: true }),
        (date, zone, at) => {
          const span = spanOf(date, date, zone)
          const time = Math.floor(span.from + at * (span.until - span.from))
          const offset = offsetsOf(span, zone).find(({ until }) => time < until)?.offset ?? 0
          expect(dateOfDay(Math.floor((time + offset) / 86_400_000))).toBe(localDate(time, zone))
          expect(localDate(time, zone)).toBe(date)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('leaves no instant between a period and the one before', () => {
    fc.assert(
      fc.property(
        anyDate,
        fc.integer({ min: 0, max: 400 }),
        fc.constantFrom(...zones),
        (from, days, zone) => {
          const period = createPeriod({ from, to: dateOfDay(dayOfDate(from) + days) }, zone)
          const before = comparedPeriod(period, 'previous')
          expect(before.span.until).toBe(period.span.from)
          expect(before.lastDay - before.firstDay).toBe(days)
        },
      ),
    )
  })

  it('takes every day for a date, and nothing that is one too many', () => {
    fc.assert(
      fc.property(anyDate, fc.string({ minLength: 1 }), (date, more) => {
        expect(isDate(date)).toBe(true)
        expect(isDate(date + more)).toBe(false)
      }),
    )
  })
})

describe('filters', () => {
  const texts = ['P101', 'p101', 'P1', '%', "'", '', 'é', 'É']
  const patterns = ['^p1', '1$', '[0-9]{3}', 'É|%', '^$', 'p(1|2)0.']
  const value = fc.option(fc.constantFrom(...texts), { nil: null })
  const dimension = fc.constant('publication' as const)
  const plain = fc.oneof(
    fc.tuple(
      dimension,
      fc.constantFrom('is' as const, 'is_not' as const, 'contains' as const, 'not_contains' as const),
      fc.array(value, { minLength: 1, maxLength: 3 }),
    ),
    fc.tuple(
      dimension,
      fc.constantFrom('matches' as const, 'not_matches' as const),
      fc.constantFrom(...patterns),
    ),
  )
  const { anyFilter } = fc.letrec<{ anyFilter: Filter }>((tie) => {
    const some = fc.array(tie('anyFilter'), { minLength: 1, maxLength: 3 })
    const groups = [fc.record({ and: some }), fc.record({ or: some }), fc.record({ not: tie('anyFilter') })]
    return { anyFilter: fc.oneof({ depthSize: 'small', maxDepth: 4 }, plain, ...groups) }
  })

  it('keep exactly the events that a plain reading of them keeps', async () => {
    const events = eventsOf([...texts, null].map((publication) => ({ publication })))
    const store = await eventStoreOf(events)
    const period = { from: '2026-11-09', to: '2026-11-11' }
    await fc.assert(
      fc.asyncProperty(fc.array(anyFilter, { maxLength: 2 }), async (filters) => {
        const parsed = parseQuery({ metrics: ['page_views'], period, filters })
        if (!parsed.ok) throw new Error(parsed.error.message)
        const { totals } = await runReport({ store, brand: shop, query: parsed.query, now, asOf: now })
        const kept = events.filter((event) => filters.every((filter) => holds(event, filter)))
        expect(totals.page_views).toBe(kept.length)
      }),
      { numRuns: 200 },
    )
    await store.close()
  })

  it('never let a pattern through that the engine refuses', async () => {
    const sign = fc.constantFrom(...'ab(|)[]^$.*+?{}0,19-\\dwsb /:<=!')
    const pattern = fc.string({
      unit: fc.oneof(sign, fc.string({ minLength: 1, maxLength: 1 })),
      maxLength: 14,
    })
    const store = await eventStoreOf([storedEvent({ id: uuid(1), publication: 'P101' })])
    const sql = (events: string) => `select regexp_matches(publication, $pattern) as fits from ${events}`
    const question = { brand: 'shop', from: 0, until: 1, sql }
    await fc.assert(
      fc.asyncProperty(pattern, async (text) => {
        fc.pre(refusePattern(text) === null)
        const rows = await store.query({ ...question, params: { pattern: `(?i)${text}` } })
        expect(rows).toHaveLength(1)
      }),
      { numRuns: 400 },
    )
    await store.close()
  })
})

function holds(event: StoredEvent, filter: Filter): boolean {
  if (Array.isArray(filter)) return matches(event, filter)
  if ('not' in filter) return !holds(event, filter.not)
  if ('and' in filter) return filter.and.every((each) => holds(event, each))
  return filter.or.some((each) => holds(event, each))
}

function matches(event: StoredEvent, [dimension, operator, value]: PlainFilter): boolean {
  const { publication } = event
  const values = Array.isArray(value) ? value : [value]
  if (operator === 'is') return values.includes(publication)
  if (operator === 'is_not') return !values.includes(publication)
  if (operator === 'not_contains') return !matches(event, [dimension, 'contains', value])
  if (operator === 'not_matches') return !matches(event, [dimension, 'matches', value])
  const fits = (whole: string, part: string) =>
    operator === 'matches'
      ? new RegExp(part, 'iu').test(whole)
      : whole.toLowerCase().includes(part.toLowerCase())
  return publication !== null && values.some((part) => part !== null && fits(publication, part))
}
