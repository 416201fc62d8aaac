import { describe, expect, it } from 'vitest'
import { dayOfDate } from '../../../../collector/reports/calendar.ts'
import { duckdbDialect } from '../../../../collector/reports/dialect.ts'
import { comparedDay, comparedPeriod, createPeriod, localDay } from '../../../../collector/reports/period.ts'

describe('comparedPeriod', () => {
  it.each([
    ['2026-11-01', '2026-11-30', '2026-10-02', '2026-10-31'],
    ['2026-11-21', '2026-11-21', '2026-11-20', '2026-11-20'],
    ['2026-03-01', '2026-03-31', '2026-01-29', '2026-02-28'],
  ])('puts as many days before %s to %s: %s to %s', (from, to, earlier, later) => {
    expect(comparedPeriod(createPeriod({ from, to }, 'Europe/Paris'), 'previous')).toMatchObject({
      from: earlier,
      to: later,
    })
  })

  it('ends where the period begins, clocks put back or not', () => {
    const period = createPeriod({ from: '2026-10-26', to: '2026-11-01' }, 'Europe/Paris')
    expect(comparedPeriod(period, 'previous').span.until).toBe(period.span.from)
  })
})

describe('year_before and matching_weekdays', () => {
  const zone = 'Europe/Paris'

  it.each([
    ['year_before', '2026-11-01', '2026-11-30', '2025-11-01', '2025-11-30'],
    ['year_before', '2028-02-01', '2028-02-29', '2027-02-01', '2027-02-28'],
    ['matching_weekdays', '2026-11-16', '2026-11-22', '2025-11-17', '2025-11-23'],
  ] as const)('%s puts %s to %s beside %s to %s', (compare, from, to, earlier, later) => {
    const compared = comparedPeriod(createPeriod({ from, to }, zone), compare)
    expect(compared).toMatchObject({ from: earlier, to: later, timeZone: zone })
  })

  it.each(['Europe/Paris', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata'])(
    'keeps the weekday in %s, the clocks put back between them or not',
    (timeZone) => {
      const period = createPeriod({ from: '2026-10-20', to: '2026-11-05' }, timeZone)
      const compared = comparedPeriod(period, 'matching_weekdays')
      for (let day = period.firstDay; day <= period.lastDay; day++) {
        const beside = comparedDay(day, period, compared, 'matching_weekdays') ?? Number.NaN
        expect((day - beside) % 7).toBe(0)
      }
    },
  )

  it('sets nothing beside 29 February of a year that has none before it, and each date beside its own', () => {
    const period = createPeriod({ from: '2028-02-28', to: '2028-03-01' }, zone)
    const compared = comparedPeriod(period, 'year_before')
    const beside = [0, 1, 2].map((at) => comparedDay(period.firstDay + at, period, compared, 'year_before'))
    expect(beside).toEqual([dayOfDate('2027-02-28'), null, dayOfDate('2027-03-01')])
  })

  it('sets days beside days in their order where the days are named', () => {
    const period = createPeriod({ from: '2026-11-10', to: '2026-11-12' }, zone)
    const days = { from: '2026-01-01', to: '2026-01-03' }
    const compared = comparedPeriod(period, days)
    expect(comparedDay(period.lastDay, period, compared, days)).toBe(dayOfDate('2026-01-03'))
  })
})

describe('localDay', () => {
  it('is plain arithmetic where the offset never changes', () => {
    const period = createPeriod({ from: '2026-11-01', to: '2026-11-02' }, 'Asia/Kolkata')
    expect(localDay(period, duckdbDialect)).toBe('((time + 19800000) // 86400000)')
  })

  it('chooses the offset by the instant of the change', () => {
    const period = createPeriod({ from: '2026-10-24', to: '2026-10-26' }, 'Europe/Paris')
    const change = Date.parse('2026-10-25T01:00:00Z')
    expect(localDay(period, duckdbDialect)).toBe(
      `((time + CASE WHEN time < ${change} THEN 7200000 ELSE 3600000 END) // 86400000)`,
    )
  })
})
