import { describe, expect, it } from 'vitest'
import { duckdbDialect } from '../../../../collector/reports/dialect.ts'
import { createPeriod, localDay, periodBefore } from '../../../../collector/reports/period.ts'

describe('periodBefore', () => {
  it.each([
    ['2026-11-01', '2026-11-30', '2026-10-02', '2026-10-31'],
    ['2026-11-21', '2026-11-21', '2026-11-20', '2026-11-20'],
    ['2026-03-01', '2026-03-31', '2026-01-29', '2026-02-28'],
  ])('puts as many days before %s to %s: %s to %s', (from, to, earlier, later) => {
    expect(periodBefore(createPeriod({ from, to }, 'Europe/Paris'))).toMatchObject({
      from: earlier,
      to: later,
    })
  })

  it('ends where the period begins, clocks put back or not', () => {
    const period = createPeriod({ from: '2026-10-26', to: '2026-11-01' }, 'Europe/Paris')
    expect(periodBefore(period).span.until).toBe(period.span.from)
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
