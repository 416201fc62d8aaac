import { describe, expect, it } from 'vitest'
import { daysBefore, lastDue } from '../../../../collector/report-mail/due-moments.ts'

const dueAt = (every: Parameters<typeof lastDue>[0], zone: string, now: string) =>
  new Date(lastDue(every, zone, Date.parse(now))).toISOString()

describe('the last due moment', () => {
  it.each([
    ['day', 'Europe/Paris', '2026-11-21T06:00:00.000Z', '2026-11-21T06:00:00.000Z'],
    ['day', 'Europe/Paris', '2026-11-21T05:59:59.999Z', '2026-11-20T06:00:00.000Z'],
    ['day', 'Asia/Kolkata', '2026-11-21T12:00:00.000Z', '2026-11-21T01:30:00.000Z'],
    ['day', 'America/New_York', '2026-11-21T11:59:00.000Z', '2026-11-20T12:00:00.000Z'],
    ['week', 'Europe/Paris', '2026-11-21T12:00:00.000Z', '2026-11-16T06:00:00.000Z'],
    ['month', 'Australia/Lord_Howe', '2026-11-21T12:00:00.000Z', '2026-10-31T20:00:00.000Z'],
  ] as const)('of every %s in %s at %s is %s: 07:00 there', (every, zone, now, due) => {
    expect(dueAt(every, zone, now)).toBe(due)
  })

  it('is 07:00 on both sides of a change of the clocks, 23 and 25 hours apart', () => {
    expect(dueAt('day', 'Europe/Paris', '2026-03-28T12:00:00Z')).toBe('2026-03-28T06:00:00.000Z')
    expect(dueAt('day', 'Europe/Paris', '2026-03-29T12:00:00Z')).toBe('2026-03-29T05:00:00.000Z')
    expect(dueAt('day', 'Europe/Paris', '2026-10-24T12:00:00Z')).toBe('2026-10-24T05:00:00.000Z')
    expect(dueAt('day', 'Europe/Paris', '2026-10-25T12:00:00Z')).toBe('2026-10-25T06:00:00.000Z')
  })

  it('comes once a day, whatever the clocks do in a year', () => {
    const hour = 3_600_000
    const from = Date.parse('2026-01-01T12:00:00Z')
    for (const zone of ['Europe/Paris', 'Australia/Lord_Howe', 'Africa/Casablanca']) {
      const moments = Array.from({ length: 365 * 4 }, (_, at) => lastDue('day', zone, from + at * 6 * hour))
      const seen = [...new Set(moments)]
      expect(seen.length).toBeGreaterThanOrEqual(365)
      const dates = seen.map((due) => new Date(due).toLocaleDateString('sv', { timeZone: zone }))
      expect(new Set(dates).size).toBe(seen.length)
    }
  }, 20_000)
})

describe('the days of a mail', () => {
  it.each([
    ['day', '2026-03-01', '2026-02-28', '2026-02-28'],
    ['week', '2026-11-16', '2026-11-09', '2026-11-15'],
    ['month', '2026-03-01', '2026-02-01', '2026-02-28'],
    ['month', '2027-01-01', '2026-12-01', '2026-12-31'],
  ] as const)('of every %s on %s are %s to %s', (every, day, from, to) => {
    expect(daysBefore(every, 'Asia/Kolkata', Date.parse(`${day}T01:30:00Z`))).toEqual({ from, to })
  })
})
