// A mail says what the JSON says: each figure of each row, in the page's words, and nothing that a mail program would open.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reportMailText } from '../../collector/report-mail/report-mail-text.ts'
import type { ReportAnswer, ReportRow } from '../../collector/reports/answer.ts'
import type { MetricName } from '../../collector/reports/metrics.ts'
import { labelOf } from '../../widgets/reports/metrics.ts'

const metrics: MetricName[] = ['visits', 'bounce_rate', 'revenue', 'conversion']
const digits: Record<string, number> = { EUR: 2, JPY: 0, KWD: 3 }

const count = fc.option(fc.nat())
const share = fc.option(fc.double({ min: 0, max: 1, noNaN: true }))
const hostile = fc.constantFrom(
  'http://evil.example/x',
  'www.evil.example',
  'bob@example.com',
  'a\r\nb',
  '\u202Egnp.exe',
  '',
)
const row = fc.record({
  referrer: fc.option(fc.oneof(fc.string(), hostile)),
  visits: count,
  bounce_rate: share,
  revenue: count,
  conversion: share,
})
const answers = fc.record({
  rows: fc.array(row, { minLength: 1, maxLength: 6 }),
  currency: fc.constantFrom(...Object.keys(digits)),
  isBrokenDown: fc.boolean(),
})

/** Without a break-down the one row is the total. */
function shownTotals([row]: ReportRow[]): ReportAnswer['totals'] {
  return Object.fromEntries(
    metrics.map((name) => [name, Number.isFinite(row?.[name]) ? Number(row?.[name]) : null]),
  )
}

function answerOf(rows: ReportRow[], currency: string, isBrokenDown: boolean): ReportAnswer {
  const period = { from: '2026-11-20', to: '2026-11-20' }
  return {
    query: { metrics, dimensions: isBrokenDown ? ['referrer'] : [], period, filters: [], limit: 10 },
    rows: isBrokenDown ? rows : rows.slice(0, 1),
    totals: isBrokenDown ? {} : shownTotals(rows),
    definitions: {
      visits: { definition: '', unit: 'count' },
      bounce_rate: { definition: '', unit: 'ratio' },
      revenue: { definition: '', unit: 'minor' },
      conversion: { definition: '', unit: 'ratio' },
    },
    meta: {
      time_zone: 'Europe/Paris',
      currency,
      currency_digits: digits[currency] ?? 0,
      as_of: '2026-11-21T06:00:00.000Z',
      suppressed: 0,
    },
  }
}

/** The figures of a text by their names, one record a row. */
function readText(text: string, isBrokenDown: boolean): Record<string, string>[] {
  const lines = text.split('\n').map((line) => line.trim().split(/ {2,}/))
  const [, ...table] = lines
  if (!isBrokenDown) return [Object.fromEntries(table)]
  const [names = [], ...rows] = table
  return rows.map((cells) => Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ''])))
}

/** The number of `1,234`, `12.3%` or `€1,234.50`. */
function figureOf(said: string | undefined): number | null {
  return said === '–' || said === undefined ? null : Number(said.replace(/[^\d.]/g, ''))
}

describe('a report as a mail', () => {
  it('has the figures of the JSON answer, null apart from 0', () => {
    fc.assert(
      fc.property(answers, ({ rows, currency, isBrokenDown }) => {
        const answer = answerOf(rows, currency, isBrokenDown)
        const read = readText(reportMailText([{ title: 'Sources', answer }]), isBrokenDown)
        expect(read).toHaveLength(answer.rows.length)
        for (const [at, { visits, revenue, ...shares }] of rows.slice(0, read.length).entries()) {
          const said = (name: string) => figureOf(read[at]?.[labelOf(name)])
          const unit = 10 ** (digits[currency] ?? 0)
          expect([said('visits'), said('revenue')]).toEqual([visits, revenue && revenue / unit])
          for (const name of ['bounce_rate', 'conversion'] as const) {
            const share = shares[name]
            if (share === null) expect(said(name)).toBe(null)
            // Written with one digit.
            else expect(Math.abs(Number(said(name)) - share * 100)).toBeLessThan(0.0501)
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  it('S5, X4: has a line a row whatever was typed, and no address that could be followed', () => {
    fc.assert(
      fc.property(answers, ({ rows, currency }) => {
        const text = reportMailText([{ title: 'Sources', answer: answerOf(rows, currency, true) }])
        expect(text.split('\n')).toHaveLength(rows.length + 2)
        expect(text).not.toMatch(/:\/\/|\w@\w|[a-z]\.[a-z]|[\r\u202A-\u202E]/i)
      }),
    )
  })
})
