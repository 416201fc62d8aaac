import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateOfDay, dayOfDate, isDate, offsetsOf, spanOf } from '../../collector/reports/calendar.ts'
import { dimensionNames } from '../../collector/reports/dimensions.ts'
import { metricNames } from '../../collector/reports/metrics.ts'
import { parseQuery } from '../../collector/reports/parse-query.ts'
import { createPeriod, periodBefore } from '../../collector/reports/period.ts'
import type { Filter } from '../../collector/reports/query.ts'
import type { StoredEvent } from '../../collector/stores/events.ts'
import { localDate } from '../support/recount.ts'
import { type Draft, eventsOf, reportOf } from '../support/report-of.ts'

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
          const before = periodBefore(period)
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
  const value = fc.option(fc.constantFrom(...texts), { nil: null })
  const anyFilter = fc.tuple(
    fc.constant('publication' as const),
    fc.constantFrom('is' as const, 'is_not' as const, 'contains' as const),
    fc.array(value, { minLength: 1, maxLength: 3 }),
  )

  it('keep exactly the events that a plain reading of them keeps', async () => {
    const drafts = fc.array(
      value.map((publication): Draft => ({ publication })),
      { maxLength: 20 },
    )
    await fc.assert(
      fc.asyncProperty(drafts, fc.array(anyFilter, { maxLength: 2 }), async (all, filters) => {
        const { totals } = await reportOf(all, { metrics: ['page_views'], filters })
        const kept = eventsOf(all).filter((event) => filters.every((filter) => matches(event, filter)))
        expect(totals.page_views).toBe(kept.length)
      }),
      { numRuns: 60 },
    )
  })
})

function matches({ publication }: StoredEvent, [, operator, value]: Filter): boolean {
  const values = Array.isArray(value) ? value : [value]
  if (operator === 'is') return values.includes(publication)
  if (operator === 'is_not') return !values.includes(publication)
  const whole = publication?.toLowerCase()
  return values.some((part) => part !== null && whole?.includes(part.toLowerCase()) === true)
}
