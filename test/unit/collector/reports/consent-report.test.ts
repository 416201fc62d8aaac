import { describe, expect, it } from 'vitest'
import type { LedgerAct } from '../../../../collector/ledger/entry.ts'
import { dayOfDate } from '../../../../collector/reports/calendar.ts'
import { type ConsentAsked, createAskConsentTable } from '../../../../collector/reports/consent-report.ts'
import { ledgerAct, newTestLedger } from '../../../support/test-ledger.ts'
import { noon } from '../../../support/wire-batch.ts'

const dayMs = 86_400_000
const boxDimensions = ['popin', 'popin_version', 'language', 'purpose'] as const

const asked = (more: Partial<ConsentAsked> = {}): ConsentAsked => ({
  brand: 'acme',
  timeZone: 'Europe/Paris',
  smallestGroup: 1,
  days: { from: '2026-11-01', to: '2026-11-30' },
  today: dayOfDate('2026-11-21'),
  of: 'boxes',
  dimensions: boxDimensions,
  ...more,
})

const times = (count: number, fields: Partial<LedgerAct>) =>
  Array.from({ length: count }, () => ledgerAct(fields))

/** Many acts of one popin: 9 shown, 4 ticked, 2 refused, 1 confirmed. */
const many: LedgerAct[] = [
  ...times(9, { act: 'shown' }),
  ...times(4, { act: 'granted' }),
  ...times(2, { act: 'refused' }),
  ...times(1, { act: 'confirmed' }),
]
const message = { popin: 'message', popin_version: '3', language: 'fr', purpose: 'contact_by_ambassador' }

describe('what popins asked', () => {
  it('is counted as shown, accepted, refused and left, by popin, version, language and purpose', async () => {
    const ledger = newTestLedger()
    await ledger.append(many)
    await ledger.append([
      ledgerAct({ act: 'shown', language: 'de' }),
      ledgerAct({ act: 'granted', popin: 'external_form' }),
      ledgerAct({ act: 'granted', basis: 'assumed_from_brand' }),
      { act: 'withdrawn', recipient: 'brand', contact: 'contact-1' },
    ])
    const ask = createAskConsentTable(ledger.store)
    const { rows, totals, suppressed } = await ask(asked())
    const share = { acceptance: 4 / 9 }
    expect(rows).toMatchObject([
      { ...message, shown: 9, accepted: 4, refused: 2, ignored: 3, ...share, confirmed: 1 },
      { ...message, language: 'de', shown: 1, accepted: 0, ignored: 1, acceptance: 0 },
      { ...message, popin: 'external_form', shown: null, accepted: 1, ignored: null, acceptance: null },
    ])
    expect(rows[0]).toMatchObject({ intervals: { acceptance: [expect.any(Number), expect.any(Number)] } })
    expect(totals).toMatchObject({ shown: 10, accepted: 5, refused: 2, ignored: 4, acceptance: 0.4 })
    expect(suppressed).toBe(0)
    expect((await ask(asked({ of: 'withdrawn', dimensions: ['purpose'] }))).rows).toEqual([
      { purpose: 'contact_by_brand', withdrawn: 1 },
    ])
  })

  it('adds up in every table of the same days', async () => {
    const ledger = newTestLedger()
    await ledger.append(many)
    await ledger.append(times(3, { act: 'shown', language: 'de', recipient: 'brand', popinVersion: '4' }))
    const ask = createAskConsentTable(ledger.store)
    for (const dimensions of [['language'], ['purpose'], ['date', 'popin_version'], ['date']] as const) {
      const { rows, totals } = await ask(asked({ dimensions }))
      expect(rows.reduce((sum, { shown }) => sum + Number(shown), 0)).toBe(12)
      expect(totals).toMatchObject({ shown: 12, accepted: 4 })
    }
  })

  it('is of the days on which it happened in the brand’s zone, wherever they lie in a long ledger', async () => {
    const ledger = newTestLedger()
    for (let day = 0; day < 40; day += 1) {
      ledger.clock.now = Date.parse('2026-10-12T22:30:00Z') + day * dayMs
      await ledger.append(times(120, { act: 'shown' }))
    }
    const ask = createAskConsentTable(ledger.store)
    const days = { from: '2026-10-24', to: '2026-10-27' }
    const { rows, totals } = await ask(asked({ days, dimensions: ['date'] }))
    // The clocks are put back in the night to the 25th: half past midnight becomes half past eleven.
    expect(rows.map(({ date, shown }) => [date, shown])).toEqual([
      ['2026-10-24', 120],
      ['2026-10-25', 240],
      ['2026-10-26', 120],
      ['2026-10-27', 120],
    ])
    expect(totals.shown).toBe(600)
    expect((await ask(asked({ brand: 'other' }))).rows).toEqual([])
  })

  it('is not told of days to come', async () => {
    const { rows } = await createAskConsentTable(newTestLedger().store)(asked({ dimensions: ['date'] }))
    expect([rows.length, rows.at(-1)]).toMatchObject([21, { date: '2026-11-21', shown: 0 }])
  })
})

describe('small groups of answers', () => {
  /** Two large languages and a small one, each on its own days. */
  async function shopOf(smallestGroup: number) {
    const ledger = newTestLedger()
    for (const [day, language, count] of [
      [2, 'fr', 30],
      [3, 'fr', 30],
      [3, 'it', 40],
      [10, 'de', 2],
      [10, 'it', 25],
    ] as const) {
      ledger.clock.now = noon + (day - 21) * dayMs
      await ledger.append(times(count, { act: 'shown', language }))
    }
    const ask = createAskConsentTable(ledger.store)
    return (more: Partial<ConsentAsked>) => ask(asked({ smallestGroup, dimensions: ['language'], ...more }))
  }

  it('stand in the other row, in company, and are counted', async () => {
    const ask = await shopOf(10)
    const { rows, totals, suppressed } = await ask({})
    expect(rows.map(({ language, shown, other }) => [language, shown, other ?? false])).toEqual([
      ['it', 65, false],
      [null, 62, true],
    ])
    expect([totals.shown, suppressed]).toEqual([127, 2])
  })

  it('are not found by any two periods, whatever their difference', async () => {
    const ask = await shopOf(10)
    const answers = []
    for (let from = 1; from <= 12; from += 1)
      for (let to = from; to <= 12; to += 1) {
        const day = (number: number) => `2026-11-${String(number).padStart(2, '0')}`
        answers.push(await ask({ days: { from: day(from), to: day(to) } }))
      }
    const known = answers.flatMap(({ rows, totals }) => [...rows, totals].map(({ shown }) => shown))
    const numbers = [...new Set(known.filter((shown) => typeof shown === 'number'))]
    const differences = numbers.flatMap((one) => numbers.map((other) => Math.abs(one - other)))
    expect(differences.filter((difference) => difference > 0 && difference < 3)).toEqual([])
    expect(numbers.length).toBeGreaterThan(3)
  })
})
